using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SlackGen.Infrastructure;

/// <summary>
/// Represents a codec, which reads and writes values of a type. Codecs are structs that are passed as type arguments, so that the compiler specializes the
/// code of nested lists, without delegates or virtual calls.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackCodec<T>
{
    /// <summary>Reads the next value. Always moves past it.</summary>
    /// <returns>False if the value is null or of another kind.</returns>
    static abstract bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes a value. The default implementation writes an <see cref="ISlackModel"/> as an object.</summary>
    static virtual void Write(SlackJsonWriter writer, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.ObjectValue((ISlackModel)value!);
    }
}

/// <summary>Represents a generated object type. An instance reads and writes its own fields.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackObject<TSelf> : ISlackJson<TSelf>
    where TSelf : SlackModel, ISlackObject<TSelf>
{
    /// <summary>Creates an object whose fields have not been read.</summary>
    static abstract TSelf Create();

    /// <summary>Creates an object from text that Slack sent in place of an object. Returns null if the type has no such form.</summary>
    static virtual TSelf? Create(string text) => null;

    static TSelf? ISlackJson<TSelf>.Read(ref SlackReader reader) => reader.Read<TSelf, ObjectCodec<TSelf>>();
}

/// <summary>Represents the class for members of a union that the manifest does not contain.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackUnknown<TSelf> : ISlackJson<TSelf>
    where TSelf : SlackUnknownModel, ISlackUnknown<TSelf>
{
    /// <summary>Creates a member from its JSON object.</summary>
    static abstract TSelf Create(JsonElement json);

    static TSelf? ISlackJson<TSelf>.Read(ref SlackReader reader) =>
        reader.ReadElement() is { ValueKind: JsonValueKind.Object } json ? TSelf.Create(json) : null;
}

/// <summary>Represents the codec of a union. The discriminator of an object selects the member.</summary>
/// <typeparam name="TSelf">The implementing codec.</typeparam>
/// <typeparam name="T">The union.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackUnionCodec<TSelf, T> : ISlackCodec<T>
    where TSelf : ISlackUnionCodec<TSelf, T>
    where T : class, ISlackModel
{
    /// <summary>Creates an object of the next member, whose fields have not been read. Returns null if the manifest does not contain the member.</summary>
    static abstract T? Create(ref SlackReader reader);

    /// <summary>Creates a member that the manifest does not contain.</summary>
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

/// <summary>Represents a codec of values with a text form, such as the elements of a comma-separated string or the keys of a dictionary.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackTextCodec<T> : ISlackCodec<T>
{
    /// <summary>Returns a value as text.</summary>
    static abstract string ToText(T value);

    /// <summary>Parses text. Returns false if it is not a value of the type.</summary>
    static abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);
}

/// <summary>Represents a generated string enum: a string with a list of documented values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackEnum
{
    /// <summary>Gets the value on the wire.</summary>
    string Value { get; }
}

/// <summary>Represents a generated string enum: a string with a list of documented values.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackEnum<TSelf> : ISlackEnum
    where TSelf : struct, ISlackEnum<TSelf>
{
    /// <summary>Creates an instance from any value on the wire, documented or not.</summary>
    static abstract TSelf Create(string value);
}
