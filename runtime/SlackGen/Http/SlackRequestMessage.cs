namespace SlackGen;

/// <summary>
/// A request that detects redirects to another server. An <see cref="HttpClient"/> that follows redirects changes
/// <see cref="HttpRequestMessage.RequestUri"/> and sends the same message again. The URL is therefore checked before the body is written, and again when the
/// response has arrived.
/// </summary>
internal sealed class SlackRequestMessage : HttpRequestMessage
{
    private const string Advice =
        "Turn off redirects in SlackClientOptions.HttpClient, as SlackClientOptions.CreateHandler() does, and set BaseAddress if calls are meant for another server.";

    private readonly Uri address;
    private readonly string slackMethod;

    public SlackRequestMessage(HttpMethod method, Uri address, string slackMethod)
        : base(method, address) => (this.address, this.slackMethod) = (address, slackMethod);

    /// <summary>Checks that the body is sent to the intended server.</summary>
    /// <exception cref="SlackException">The message has been redirected to another server.</exception>
    public void EnsureNotRedirected()
    {
        if (IsElsewhere(RequestUri))
        {
            throw new SlackException($"{slackMethod} was {Redirected(RequestUri)} Its arguments were not sent there. {Advice}", slackMethod);
        }
    }

    /// <summary>Checks that the response comes from the intended server.</summary>
    /// <exception cref="SlackException">The response comes from another server.</exception>
    public void EnsureNotRedirected(HttpResponseMessage response)
    {
        var uri = response.RequestMessage?.RequestUri ?? RequestUri;
        if (IsElsewhere(uri))
        {
            throw new SlackException($"{slackMethod} was {Redirected(uri)} Its response is not Slack's. {Advice}", slackMethod, response.StatusCode);
        }
    }

    private static string Redirected(Uri? uri) => $"redirected to another server, {SecretScrubber.Common.Clean(Authority(uri!))}.";

    private static string Authority(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    // Compares the reference first: without a redirect, it is the same object.
    private bool IsElsewhere(Uri? uri) => !ReferenceEquals(uri, address) && uri is not null
        && !(uri.IsAbsoluteUri && string.Equals(Authority(uri), Authority(address), StringComparison.OrdinalIgnoreCase));
}
