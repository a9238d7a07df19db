using System.Net;
using System.Net.Http.Headers;

namespace SlackGen;

/// <summary>Requests the content of a file and follows redirects. The token is sent to Slack's servers only, and no more once another server was involved.</summary>
internal sealed class DownloadRequest(SlackTransport transport, SharedFile file, TokenIdentity token)
{
    private const int MaxRedirects = 5;

    /// <summary>Gets whether the response comes from another URL than that of the file.</summary>
    public bool WasRedirected { get; private set; }

    /// <summary>Gets the scrubber of the token and of the URLs, which redirects may sign.</summary>
    public SecretScrubber Scrubber { get; private set; } = SecretScrubber.Create(token.Token);

    /// <summary>Sends the request, and returns when the headers of the response have come.</summary>
    /// <exception cref="SlackException">A redirect cannot be followed. The message names its server only.</exception>
    public async Task<HttpResponseMessage> SendAsync(Uri url, RangeHeaderValue? range, RangeConditionHeaderValue? condition, LinkedTimeout stall)
    {
        WasRedirected = false;
        var sendsToken = true;
        for (var redirects = 0; ; redirects++)
        {
            sendsToken &= DownloadUrl.IsSlack(url, transport.Options.BaseAddress);
            Scrubber = SecretScrubber.Create(token.Token, url.AbsoluteUri, url.PathAndQuery);
            using var message = Create(url, range, condition, sendsToken);
            var response = await transport.SendAsync(message, stall.Token).ConfigureAwait(false);
            stall.Restart();
            if (message.RequestUri != url)
            {
                response.Dispose();
                throw Failed("was redirected, and the handler of the HttpClient followed. Turn off redirects, as SlackClientOptions.CreateHandler() does", response.StatusCode);
            }

            if (!IsRedirect(response.StatusCode))
            {
                return response;
            }

            using (response)
            {
                url = Next(url, response, redirects);
            }

            WasRedirected = true;
        }
    }

    private HttpRequestMessage Create(Uri url, RangeHeaderValue? range, RangeConditionHeaderValue? condition, bool sendsToken)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url);
        message.Headers.TryAddWithoutValidation("User-Agent", RequestEncoder.UserAgent);

        // A compressed response would have neither a length nor positions at which it can be continued.
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        (message.Headers.Range, message.Headers.IfRange) = (range, condition);
        if (sendsToken)
        {
            message.Headers.TryAddWithoutValidation("Authorization", token.Authorization);
        }

        return message;
    }

    private Uri Next(Uri url, HttpResponseMessage response, int redirects)
    {
        if (redirects == MaxRedirects)
        {
            throw Failed($"was redirected more than {MaxRedirects} times", response.StatusCode);
        }

        if (response.Headers.Location is not { } location || !Uri.TryCreate(url, location, out var next))
        {
            throw Failed("was redirected without a URL", response.StatusCode);
        }

        return SecureUrl.IsAllowed(next, transport.Options.BaseAddress)
            ? next
            : throw Failed("was redirected to a URL that is not an https URL, which is not followed", response.StatusCode);
    }

    private SlackException Failed(string what, HttpStatusCode status) =>
        new($"The download of '{file.Name}' {what}: HTTP {(int)status}.", FileDownloads.Name, status);

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
