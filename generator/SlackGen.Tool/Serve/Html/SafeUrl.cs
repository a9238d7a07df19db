namespace SlackGen.Tool.Serve;

/// <summary>Decides which URLs of an app the page uses.</summary>
internal static class SafeUrl
{
    /// <summary>Returns a URL that a link may have: one of the web or a mail address. Returns null for any other, such as <c>javascript:</c>.</summary>
    public static string? ForLink(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" or "mailto" or "tel" ? parsed.AbsoluteUri : null;

    /// <summary>Returns a URL that an image or a redirect may have; null for any other.</summary>
    public static string? ForWeb(string? url) => ForLink(url) is { } safe && safe.StartsWith("http", StringComparison.Ordinal) ? safe : null;
}
