namespace SlackGen;

/// <summary>The bytes that some servers put before UTF-8 text. They are no part of JSON.</summary>
internal static class ByteOrderMark
{
    private static ReadOnlySpan<byte> Utf8 => [0xEF, 0xBB, 0xBF];

    /// <summary>Returns the text without the mark.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.StartsWith(Utf8) ? text[Utf8.Length..] : text;
}
