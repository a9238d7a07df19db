using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace SlackGen;

/// <summary>
/// A type that <see cref="SlackJson"/> reads: an object, a member of a union or the union itself, a request, a response. Generated code implements it.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ISlackJson<TSelf>
{
    /// <summary>Reads the next value and always moves past it.</summary>
    /// <returns>False when the value is null or of another kind.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out TSelf value);
}

/// <summary>Reads and writes a value as its own type does.</summary>
/// <typeparam name="T">The type.</typeparam>
internal readonly struct SelfCodec<T> : ISlackCodec<T>
    where T : class, ISlackJson<T>
{
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out T value) => T.TryRead(ref reader, out value);
}
