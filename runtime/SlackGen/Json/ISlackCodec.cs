using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace SlackGen;

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
        writer.Object((ISlackModel)value!);
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
/// <typeparam name="TSelf">The type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISlackEnum<TSelf>
    where TSelf : struct, ISlackEnum<TSelf>
{
    /// <summary>The value on the wire.</summary>
    string Value { get; }

    /// <summary>Makes one of a value on the wire, known or not.</summary>
    static abstract TSelf Create(string value);
}
