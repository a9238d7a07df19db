using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Tests.Json;

internal static class Reading
{
    /// <summary>Reads by a codec, whose own method can only be called through its interface.</summary>
    public static bool TryRead<T, TCodec>(ref SlackReader reader, [MaybeNullWhen(false)] out T value)
        where TCodec : ISlackCodec<T> => TCodec.TryRead(ref reader, out value);
}
