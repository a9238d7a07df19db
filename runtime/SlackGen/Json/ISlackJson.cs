using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Infrastructure;

/// <summary>
/// Represents a type that <see cref="SlackJson"/> reads: an object, a union, a member of a union, a request or a response. Generated code implements it.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface ISlackJson<TSelf>
    where TSelf : class, ISlackJson<TSelf>
{
    /// <summary>Reads the next value. Always moves past it.</summary>
    /// <returns>The value; null if it is null or of another kind.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf? Read(ref SlackReader reader);
}

/// <summary>The codec of a type that reads itself through <see cref="ISlackJson{TSelf}"/>.</summary>
/// <typeparam name="T">The type.</typeparam>
internal readonly struct SelfCodec<T> : ISlackCodec<T>
    where T : class, ISlackJson<T>
{
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out T value)
    {
        value = T.Read(ref reader);
        return value is not null;
    }
}
