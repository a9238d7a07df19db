using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Infrastructure;

/// <summary>
/// A type that <see cref="SlackJson"/> reads: an object, a member of a union or the union itself, a request, a response. Generated code implements it.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ISlackJson<TSelf>
    where TSelf : class, ISlackJson<TSelf>
{
    /// <summary>Reads the next value and always moves past it.</summary>
    /// <returns>The value; null when it is null or of another kind.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf? Read(ref SlackReader reader);
}

/// <summary>Reads and writes a value as its own type does.</summary>
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
