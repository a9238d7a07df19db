namespace SlackGen;

/// <summary>Decides whether content may be exchanged with a URL.</summary>
internal static class SecureUrl
{
    /// <summary>Returns whether a URL is an https URL, or an http URL where both it and the base address are on loopback.</summary>
    public static bool IsAllowed(Uri url, Uri baseAddress) =>
        url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && baseAddress.IsLoopback);
}
