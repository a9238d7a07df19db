using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SlackGen.Infrastructure;

/// <summary>The codec of a generated object.</summary>
/// <typeparam name="T">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ObjectCodec<T> : ISlackCodec<T>
    where T : SlackModel, ISlackObject<T>
{
    /// <summary>Creates an object whose fields have not been read.</summary>
    public static T Create() => T.Create();

    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out T value)
    {
        if (reader.Peek() == '"')
        {
            // Slack writes "" for an absent object.
            var text = reader.ReadString();
            reader.Count();
            value = text.Length == 0 ? null : T.Create(text);
            return value is not null;
        }

        if (!reader.EnterObject())
        {
            value = null;
            return false;
        }

        value = T.Create();
        value.ReadFrom(ref reader);
        return true;
    }
}

/// <summary>The codec of an element of a list or map that may be null. A null element keeps its position.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">The codec of non-null elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableCodec<T, TCodec> : ISlackCodec<T?>
    where T : class
    where TCodec : ISlackCodec<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out T? value)
    {
        // A value of another kind becomes null, so that the other elements keep their positions.
        var isNull = reader.Peek() == 'n';
        if (!TCodec.TryRead(ref reader, out value) && !isNull)
        {
            reader.MarkLossy();
        }

        return true;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, T? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null)
        {
            writer.NullValue();
        }
        else
        {
            TCodec.Write(writer, value);
        }
    }
}

/// <summary>The codec of an element of a list or map that may be null. A null element keeps its position.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">The codec of non-null elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableStructCodec<T, TCodec> : ISlackCodec<T?>
    where T : struct
    where TCodec : ISlackCodec<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out T? value)
    {
        var isNull = reader.Peek() == 'n';
        var read = TCodec.TryRead(ref reader, out var element);
        value = read ? element : null;
        if (!read && !isNull)
        {
            reader.MarkLossy();
        }

        return true;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, T? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null)
        {
            writer.NullValue();
        }
        else
        {
            TCodec.Write(writer, value.GetValueOrDefault());
        }
    }
}

/// <summary>The codec of any object or member of a union. It only writes: reading needs the type.</summary>
internal readonly struct ModelCodec : ISlackCodec<ISlackModel>
{
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out ISlackModel value) =>
        throw new NotSupportedException("Reading needs the type of the object.");
}

/// <summary>The codec of any JSON value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonCodec : ISlackCodec<JsonElement>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out JsonElement value)
    {
        value = reader.ReadElement();
        return value.ValueKind != JsonValueKind.Null;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, JsonElement value) => writer.JsonValue(value);
}
