namespace SlackGen;

/// <summary>The byte order mark that some servers send before UTF-8 text. It is not part of JSON.</summary>
internal static class ByteOrderMark
{
    private static ReadOnlySpan<byte> Utf8 => [0xEF, 0xBB, 0xBF];

    /// <summary>Returns the text without a leading byte order mark.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.StartsWith(Utf8) ? text[Utf8.Length..] : text;
}
