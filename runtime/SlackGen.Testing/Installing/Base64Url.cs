namespace SlackGen.Testing;

/// <summary>Base64 with the alphabet of URLs and without padding (RFC 4648, section 5).</summary>
internal static class Base64Url
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
