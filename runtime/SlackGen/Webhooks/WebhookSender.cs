using System.Buffers;

namespace SlackGen;

/// <summary>
/// Posts JSON to URLs that are secrets, each message once: none is in an exception, a log message or a trace. Incoming webhooks and response URLs share it.
/// </summary>
/// <param name="http">The HTTP client.</param>
/// <param name="time">The clock.</param>
/// <param name="retry">The bounds of a wait that Slack asks for.</param>
/// <param name="name">The name of the kind of URL in exceptions.</param>
internal sealed class WebhookSender(HttpMessageInvoker http, TimeProvider time, SlackRetryOptions retry, string name)
{
    private const int MaxResponseBytes = 1024;

    /// <summary>Creates the handler of the HTTP client. Without a propagator, the handler adds no trace, which would hold the URL.</summary>
    public static SocketsHttpHandler CreateHandler()
    {
        var handler = SlackClientOptions.CreateHandler();
        handler.ActivityHeadersPropagator = null;
        return handler;
    }

    /// <summary>Parses a URL; null if it is not an https URL. Plain http is allowed on loopback.</summary>
    public static Uri? Parse(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) ? address : null;

    /// <summary>Posts a message, once.</summary>
    /// <param name="address">The URL.</param>
    /// <param name="json">The message.</param>
    /// <param name="limit">The time until the response must have come.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="SlackException">No response came. The message says whether Slack may have received the message.</exception>
    public async Task<WebhookReply> PostAsync(Uri address, ReadOnlyMemory<byte> json, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var started = time.GetTimestamp();
        try
        {
            using var request = new SlackRequestMessage(HttpMethod.Post, address, name);
            var content = new PooledContent("application/json; charset=utf-8", request);
            content.Buffer.Write(json.Span);
            request.Content = content;
            request.Headers.TryAddWithoutValidation("User-Agent", RequestEncoder.UserAgent);
            using var response = await SlackTransport.SendAsync(http, request, either.Token).ConfigureAwait(false);
            request.EnsureNotRedirected(response);
            var body = await ReadAsync(response, either.Token).ConfigureAwait(false);
            return WebhookReply.Read(response.StatusCode, body.Span, RetryAfterHeader.TryRead(response, retry, time));
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"The message to the {name} was cancelled.", Clean(e, address), cancellationToken);
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested)
        {
            throw new SlackException(
                $"The {name} got no response within {TransportFailure.Seconds(limit)}. The message may have arrived, so it is not sent again.", name, innerException: Clean(e, address))
            {
                IsTimeout = true,
                Fault = SlackFault.Unclear,
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            var scrubber = Scrubber(address);
            var end = TransportFailure.Explain(e, http as HttpClient, hasResponse: false, TransportFailure.Seconds(time.GetElapsedTime(started)), scrubber);
            var note = end.Fault == SlackFault.Unclear ? " It may have arrived, so it is not sent again." : "";
            throw new SlackException($"The message to the {name} {end.Description}.{note}", name, innerException: scrubber.Clean(e)) { Fault = end.Fault, IsTimeout = end.IsTimeout };
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxResponseBytes];
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return buffer.AsMemory(0, length);
    }

    private static SecretScrubber Scrubber(Uri address) => SecretScrubber.Create(address.OriginalString, address.PathAndQuery);

    private static Exception Clean(Exception exception, Uri address) => Scrubber(address).Clean(exception);
}
