using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SlackGen.Infrastructure;

/// <summary>The codec of text. It reads numbers and <c>true</c> as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : ISlackTextCodec<string>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out string value)
    {
        if (reader.Peek() == '"')
        {
            value = reader.ReadString();
            return true;
        }

        // Slack writes false for absent text; true is kept as text.
        if (reader.Peek() == 't')
        {
            reader.SkipValue();
            value = "true";
            return true;
        }

        var digits = reader.ReadWord();
        value = digits.IsEmpty ? null : Encoding.ASCII.GetString(digits);
        return value is not null;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, string value) => writer.StringValue(value);

    /// <inheritdoc/>
    public static string ToText(string value) => value;

    /// <inheritdoc/>
    public static bool TryParse(string text, out string value)
    {
        value = text;
        return true;
    }
}

/// <summary>The codec of integers. It reads numbers in strings too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IntCodec : ISlackTextCodec<long>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out long value) => WholeNumber.TryParse(reader.ReadWord(), out value);

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, long value) => writer.IntValue(value);

    /// <inheritdoc/>
    public static string ToText(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out long value) => WholeNumber.TryParse(Encoding.UTF8.GetBytes(text), out value);
}

/// <summary>The codec of numbers. It reads numbers in strings too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NumberCodec : ISlackTextCodec<double>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out double value)
    {
        var word = reader.ReadWord();
        return Utf8Parser.TryParse(word, out value, out var used) && used == word.Length && double.IsFinite(value);
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, double value) => writer.NumberValue(value);

    /// <inheritdoc/>
    public static string ToText(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}

/// <summary>The codec of Booleans. It reads 0 and 1, and strings of these values, too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BoolCodec : ISlackTextCodec<bool>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out bool value)
    {
        var read = reader.ReadBool();
        value = read.GetValueOrDefault();
        return read is not null;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, bool value) => writer.BoolValue(value);

    /// <inheritdoc/>
    public static string ToText(bool value) => value ? "true" : "false";

    /// <inheritdoc/>
    public static bool TryParse(string text, out bool value) => bool.TryParse(text, out value);
}

/// <summary>The codec of message timestamps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimestampCodec : ISlackTextCodec<SlackTimestamp>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out SlackTimestamp value) =>
        SlackTimestamp.TryParse(reader.ReadWord(), out value);

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, SlackTimestamp value) => writer.StringValue(value.Value);

    /// <inheritdoc/>
    public static string ToText(SlackTimestamp value) => value.Value;

    /// <inheritdoc/>
    public static bool TryParse(string text, out SlackTimestamp value) => SlackTimestamp.TryParse(text, out value);
}

/// <summary>The codec of times in whole seconds since 1970.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UnixTimeCodec : ISlackTextCodec<UnixTime>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out UnixTime value)
    {
        var read = IntCodec.TryRead(ref reader, out var seconds);
        value = new UnixTime(seconds);
        return read;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, UnixTime value) => writer.IntValue(value.Seconds);

    /// <inheritdoc/>
    public static string ToText(UnixTime value) => IntCodec.ToText(value.Seconds);

    /// <inheritdoc/>
    public static bool TryParse(string text, out UnixTime value)
    {
        var read = IntCodec.TryParse(text, out var seconds);
        value = new UnixTime(seconds);
        return read;
    }
}

/// <summary>The codec of dates in the form <c>yyyy-MM-dd</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateCodec : ISlackTextCodec<DateOnly>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out DateOnly value) =>
        TryParse(Encoding.Latin1.GetString(reader.ReadWord()), out value);

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, DateOnly value) => writer.StringValue(ToText(value));

    /// <inheritdoc/>
    public static string ToText(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}

/// <summary>The codec of a generated string enum.</summary>
/// <typeparam name="T">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumCodec<T> : ISlackTextCodec<T>
    where T : struct, ISlackEnum<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out T value)
    {
        var read = StringCodec.TryRead(ref reader, out var text);
        value = read ? T.Create(text!) : default;
        return read;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, T value) => writer.StringValue(value.Value);

    /// <inheritdoc/>
    public static string ToText(T value) => value.Value;

    /// <inheritdoc/>
    public static bool TryParse(string text, out T value)
    {
        value = T.Create(text);
        return true;
    }
}

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

/// <summary>The codec of a list.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">The codec of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListCodec<T, TCodec> : ISlackCodec<IReadOnlyList<T>>
    where TCodec : ISlackCodec<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        if (!reader.EnterList(out var isNumbered))
        {
            value = null;
            return false;
        }

        // Elements are collected on the stack, then in a pooled array: only the list itself is allocated.
        var inline = default(InlineItems);
        Span<T> items = inline;
        T[]? rented = null;
        var count = 0;
        var isList = !isNumbered;
        try
        {
            while (isNumbered ? reader.NextNumberedItem(ref isList) : reader.NextElement())
            {
                if (!TCodec.TryRead(ref reader, out var item))
                {
                    reader.MarkLossy();
                    continue;
                }

                if (count == items.Length)
                {
                    items = Grow(items, ref rented);
                }

                items[count++] = item;
            }

            value = isList ? items[..count].ToArray() : null;
            return isList;
        }
        finally
        {
            ReturnToPool(rented, count);
        }
    }

    private static Span<T> Grow(Span<T> full, ref T[]? rented)
    {
        var larger = ArrayPool<T>.Shared.Rent(full.Length * 4);
        full.CopyTo(larger);
        ReturnToPool(rented, full.Length);
        rented = larger;
        return larger;
    }

    // Arrays in the pool must not keep users' data alive.
    private static void ReturnToPool(T[]? rented, int count)
    {
        if (rented is not null)
        {
            rented.AsSpan(0, count).Clear();
            ArrayPool<T>.Shared.Return(rented);
        }
    }

    // Most nested lists are this short: blocks, their elements, reactions, the users who reacted.
    [InlineArray(8)]
    private struct InlineItems
    {
        private T first;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, IReadOnlyList<T> value)
    {
        writer.StartArray();
        for (var i = 0; i < value.Count; i++)
        {
            TCodec.Write(writer, value[i]);
        }

        writer.EndArray();
    }
}

/// <summary>The codec of a map with string keys.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">The codec of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapCodec<T, TCodec> : ISlackCodec<IReadOnlyDictionary<string, T>>
    where TCodec : ISlackCodec<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> value)
    {
        if (!reader.EnterObject())
        {
            value = null;
            return false;
        }

        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        while (reader.NextProperty())
        {
            var key = reader.PropertyName;
            if (TCodec.TryRead(ref reader, out var item))
            {
                items[key] = item;
            }
            else
            {
                reader.MarkLossy();
            }
        }

        value = items;
        return true;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, IReadOnlyDictionary<string, T> value)
    {
        writer.StartObject();
        foreach (var (key, item) in value)
        {
            writer.Name(key);
            TCodec.Write(writer, item);
        }

        writer.EndObject();
    }
}

/// <summary>The codec of a list in a comma-separated string. It reads JSON lists too.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">The codec of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CsvCodec<T, TCodec> : ISlackCodec<IReadOnlyList<T>>
    where TCodec : ISlackTextCodec<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        if (reader.Peek() is (byte)'[' or (byte)'{')
        {
            return ListCodec<T, TCodec>.TryRead(ref reader, out value);
        }

        value = null;
        if (!StringCodec.TryRead(ref reader, out var text))
        {
            return false;
        }

        var items = new List<T>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TCodec.TryParse(word, out var item))
            {
                return false;
            }

            items.Add(item);
        }

        value = items;
        return true;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, IReadOnlyList<T> value) => writer.StringValue(Join(value));

    /// <summary>Returns the elements as a comma-separated string.</summary>
    internal static string Join(IReadOnlyList<T> value) => string.Join(",", value.Select(TCodec.ToText));
}
