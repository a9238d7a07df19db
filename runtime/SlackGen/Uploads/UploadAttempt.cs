using System.Net;
using System.Net.Http.Headers;

namespace SlackGen;

/// <summary>One upload of a file: each attempt posts its bytes once, and the transport retries it if that is safe.</summary>
internal sealed class UploadAttempt(
    SlackTransport transport,
    SlackClientOptions options,
    TimeoutPool timeouts,
    Uri url,
    UploadSource source,
    IProgress<long>? progress)
{
    // The URL is a secret: anyone who has it can upload.
    private readonly SecretScrubber scrubber = SecretScrubber.Create(url.AbsoluteUri, url.PathAndQuery);
    private readonly ForwardProgress forward = new(progress);

    public async ValueTask<SlackResponse> SendAsync(CallState state, CancellationToken cancellationToken)
    {
        UploadTransport.RefuseAuthorization(options);
        state.Attempts++;
        var stream = source.Open();
        var started = options.TimeProvider.GetTimestamp();
        try
        {
            // The only time limit: no progress for this long. The upload as a whole has none, because a file may have gigabytes.
            using var stall = new LinkedTimeout(timeouts, options.AttemptTimeout, cancellationToken);
            using var body = new UploadBody(source, stream, stall, forward.Report);
            return await PostAsync(state, body, stall, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            SlackTelemetry.RecordAttempt(state.Method, options.TimeProvider, started);
            await source.CloseAsync(stream).ConfigureAwait(false);
        }
    }

    private async Task<SlackResponse> PostAsync(CallState state, UploadBody body, LinkedTimeout stall, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = body };
        message.Headers.TryAddWithoutValidation("User-Agent", RequestEncoder.UserAgent);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(source.ContentType ?? "application/octet-stream");
        try
        {
            using var response = await transport.SendAsync(message, stall.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode && message.Method == HttpMethod.Post ? new SlackRawResponse() : throw Refused(state, message, response, body);
        }
        catch (Exception e) when (CallerException.FindIn(e) is { } callerException)
        {
            callerException.Rethrow();
            throw;
        }
        catch (Exception e) when (e is not SlackException && cancellationToken.IsCancellationRequested)
        {
            throw TransportFailure.Cancelled(state, e, cancellationToken);
        }
        catch (Exception e) when (e is not SlackException && stall.HasExpired)
        {
            throw body.Reader.IsReading
                ? body.Reader.Stalled(options.AttemptTimeout, scrubber.Clean(e))
                : Failed(body, new AttemptFailure($"made no progress for {TransportFailure.Seconds(options.AttemptTimeout)}, after {Progress(body)}", SlackFault.Unclear, IsTimeout: true), e);
        }
        catch (Exception e) when (e is not SlackException)
        {
            throw Failed(body, TransportFailure.Explain(e, options.HttpClient, hasResponse: false, Progress(body), scrubber), e);
        }
        finally
        {
            // If no connection was opened, nothing of the stream has been read.
            state.IsRepeatable = IsRepeatable(body);
            SlackTelemetry.CountSent(state.Method, body.Sent);
        }
    }

    private SlackException Refused(CallState state, HttpRequestMessage message, HttpResponseMessage response, UploadBody body)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.TooManyRequests:
                return transport.Throttled(state.Method, response);
            case var status when TransportFailure.IsTransient(status):
                return Unsuccessful($"was refused with HTTP {(int)status}", SlackFault.Unclear);
            case >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest:
                return Unsuccessful($"was redirected with HTTP {(int)response.StatusCode}, which is not followed", SlackFault.Final);
            default:
                // The default handler of an HttpClient follows a redirect and turns the POST into a GET of another URL.
                var what = message.Method == HttpMethod.Post ? $"was refused with HTTP {(int)response.StatusCode}" : "was redirected, and the handler of the HttpClient followed";
                return Unsuccessful(what, SlackFault.Final);
        }

        SlackException Unsuccessful(string what, SlackFault fault) =>
            Failed(body, new AttemptFailure(what, fault), null, response.StatusCode, RetryAfterHeader.TryRead(response, options.Retry, options.TimeProvider));
    }

    private SlackException Failed(UploadBody body, AttemptFailure end, Exception? cause, HttpStatusCode? status = null, TimeSpan? retryAfter = null)
    {
        var note = end.Fault == SlackFault.Unclear && !IsRepeatable(body) ? " It was not sent again: its stream can be read only once." : "";
        return new SlackException($"The upload of '{source.FileName}' {end.Description}.{note}", UploadTransport.Name, status, cause is null ? null : scrubber.Clean(cause))
        {
            Fault = end.Fault,
            IsTimeout = end.IsTimeout,
            RetryAfter = retryAfter,
        };
    }

    private bool IsRepeatable(UploadBody body) => source.IsRepeatable || body.Reader.Position == 0;

    private string Progress(UploadBody body) => $"{body.Sent} of {source.Length} bytes";
}
