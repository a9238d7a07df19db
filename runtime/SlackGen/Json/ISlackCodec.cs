using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SlackGen.Infrastructure;

/// <summary>
/// Reads and writes values of a type. Codecs are structs passed as type arguments, so that lists of lists of anything are read by code that the
/// compiler specialises, without a delegate or a virtual call.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackCodec<T>
{
    /// <summary>Reads the next value and always moves past it.</summary>
    /// <returns>False when the value is null or of another kind.</returns>
    static abstract bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes a value; unless a codec says otherwise, as the object that it is.</summary>
    static virtual void Write(SlackJsonWriter writer, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.ObjectValue((ISlackModel)value!);
    }
}

/// <summary>A generated object: it can make an empty one of its kind, which reads and writes its fields itself.</summary>
/// <typeparam name="TSelf">The object itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackObject<TSelf> : ISlackJson<TSelf>
    where TSelf : SlackModel, ISlackObject<TSelf>
{
    /// <summary>An object without its values.</summary>
    static abstract TSelf Create();

    /// <summary>An object that stands for a text which Slack sent in its place; null where a text cannot stand for one.</summary>
    static virtual TSelf? Create(string text) => null;

    static TSelf? ISlackJson<TSelf>.Read(ref SlackReader reader) => reader.Read<TSelf, ObjectCodec<TSelf>>();
}

/// <summary>The class of a union's members that the manifest does not know.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackUnknown<TSelf> : ISlackJson<TSelf>
    where TSelf : SlackUnknownModel, ISlackUnknown<TSelf>
{
    /// <summary>Wraps an object.</summary>
    static abstract TSelf Create(JsonElement json);

    static TSelf? ISlackJson<TSelf>.Read(ref SlackReader reader) =>
        reader.ReadElement() is { ValueKind: JsonValueKind.Object } json ? TSelf.Create(json) : null;
}

/// <summary>The codec of a union, of which an object's discriminator tells the member.</summary>
/// <typeparam name="TSelf">The codec itself.</typeparam>
/// <typeparam name="T">The union.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackUnionCodec<TSelf, T> : ISlackCodec<T>
    where TSelf : ISlackUnionCodec<TSelf, T>
    where T : class, ISlackModel
{
    /// <summary>The member that comes next, without its values; null when it is not known.</summary>
    static abstract T? Create(ref SlackReader reader);

    /// <summary>Wraps a member that is not known.</summary>
    static abstract T Wrap(JsonElement json);

    static bool ISlackCodec<T>.TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out T value)
    {
        value = TSelf.Create(ref reader);
        if (value is not null)
        {
            reader.EnterMember();
            ((SlackModel)(object)value).ReadFrom(ref reader);
            return true;
        }

        var json = reader.ReadElement();
        value = json.ValueKind == JsonValueKind.Object ? TSelf.Wrap(json) : null;
        return value is not null;
    }
}

/// <summary>A codec whose values are one word, so that they can be comma-joined.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackTextCodec<T> : ISlackCodec<T>
{
    /// <summary>The value as text.</summary>
    static abstract string ToText(T value);

    /// <summary>The value of a text.</summary>
    static abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);
}

/// <summary>A string of which the usual values are known.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackEnum
{
    /// <summary>The value on the wire.</summary>
    string Value { get; }
}

/// <summary>A string of which the usual values are known.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackEnum<TSelf> : ISlackEnum
    where TSelf : struct, ISlackEnum<TSelf>
{
    /// <summary>Makes one of a value on the wire, known or not.</summary>
    static abstract TSelf Create(string value);
}
