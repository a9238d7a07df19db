namespace SlackGen;

/// <summary>Decides which URLs a download requests, and which of them receive the token.</summary>
internal static class DownloadUrl
{
    // files.slack.com and slack.com serve files; a workspace has its own host below slack.com.
    private static readonly string[] Domains = ["slack.com", "slack-gov.com"];

    /// <summary>Parses the URL of a file.</summary>
    /// <exception cref="SlackException">It is not a URL of Slack, which alone may receive the token.</exception>
    public static Uri Parse(SharedFile file, Uri baseAddress)
    {
        if (Uri.TryCreate(file.Url, UriKind.Absolute, out var url) && IsSlack(url, baseAddress))
        {
            return url;
        }

        throw new SlackException(
            $"The file '{file.Name}' cannot be downloaded: its URL is not an https URL of slack.com, of slack-gov.com or of the server of BaseAddress, and the token is sent to no other server.",
            FileDownloads.Name);
    }

    /// <summary>Returns whether a server is Slack's, or the one that receives the calls, such as a fake.</summary>
    public static bool IsSlack(Uri url, Uri baseAddress) =>
        (url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && Array.Exists(Domains, d => IsBelow(url.IdnHost, d)))
        || Uri.Compare(url, baseAddress, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsBelow(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
