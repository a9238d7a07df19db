namespace SlackGen;

/// <summary>
/// A request that stays where it was sent to. An <see cref="HttpClient"/> that follows redirects changes <see cref="HttpRequestMessage.RequestUri"/> and sends the
/// same message again: its body asks here before it is written, and the response is checked.
/// </summary>
internal sealed class SlackRequestMessage : HttpRequestMessage
{
    private const string Advice =
        "Turn redirects off in the HttpClient of SlackClientOptions (SlackClientOptions.CreateHandler() does), and set BaseAddress where calls are meant to go elsewhere.";

    private readonly Uri address;
    private readonly string slackMethod;

    public SlackRequestMessage(HttpMethod method, Uri address, string slackMethod)
        : base(method, address) => (this.address, this.slackMethod) = (address, slackMethod);

    /// <summary>Makes sure that the body goes to the server that was meant.</summary>
    /// <exception cref="SlackException">The message has been redirected to another one.</exception>
    public void EnsureNotRedirected()
    {
        if (IsElsewhere(RequestUri))
        {
            throw new SlackException($"{slackMethod} was {Redirected(RequestUri)} Nothing of its arguments was sent there. {Advice}", slackMethod);
        }
    }

    /// <summary>Makes sure that the response comes from the server that was asked.</summary>
    /// <exception cref="SlackException">It comes from another one.</exception>
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

    // Nearly always it is the same object.
    private bool IsElsewhere(Uri? uri) => !ReferenceEquals(uri, address) && uri is not null
        && !(uri.IsAbsoluteUri && string.Equals(Authority(uri), Authority(address), StringComparison.OrdinalIgnoreCase));
}
