using System.Net;
using System.Net.Http.Headers;

namespace SlackGen;

/// <summary>One download of a file: each attempt continues where the one before it ended, or begins again, and the transport repeats it if that is safe.</summary>
internal sealed class DownloadAttempt(SlackTransport transport, SharedFile file, Uri url, TokenIdentity token, DownloadTarget target)
{
    // After so many bytes, an attempt counts as progress: retries and their time begin anew.
    private const long ProgressBytes = 1024 * 1024;

    private const int ChunkBytes = 81920;

    private const string Missing = " The token is not valid, lacks the scope files:read, or belongs to somebody who cannot see the file.";

    private readonly SlackClientOptions options = transport.Options;
    private readonly DownloadRequest request = new(transport, file, token);
    private long? total;
    private RangeConditionHeaderValue? version;
    private long furthest;
    private bool isChanged;

    // The server has to announce the length, without which the end of a part cannot be checked, and to send the part that continues the content.
    private bool CanContinue => total is not null && !isChanged;

    public async ValueTask<SlackResponse> ReceiveAsync(CallState state, CancellationToken cancellationToken)
    {
        state.Attempts++;
        var started = options.TimeProvider.GetTimestamp();
        using var stall = new LinkedTimeout(transport.Timeouts, options.AttemptTimeout, cancellationToken);
        var hasResponse = false;
        try
        {
            var continues = CanContinue && target.Written > 0;
            using var response = await request.SendAsync(
                url, continues ? new RangeHeaderValue(target.Written, null) : null, continues ? version : null, stall).ConfigureAwait(false);
            hasResponse = true;
            Check(state, response);
            Begin(response, continues);
            await CopyAsync(state, response, stall).ConfigureAwait(false);
            return new SlackRawResponse();
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
            var limit = TransportFailure.Seconds(options.AttemptTimeout);
            throw target.IsWriting
                ? new TimeoutException($"The stream of the download accepted no bytes for {limit}, after {target.Written} bytes.", request.Scrubber.Clean(e))
                : Failed(new AttemptFailure($"made no progress for {limit}, after {Progress()}", SlackFault.Unclear, IsTimeout: true), e);
        }
        catch (Exception e) when (e is not SlackException)
        {
            throw Failed(TransportFailure.Explain(e, options.HttpClient, hasResponse, Progress(), request.Scrubber), e);
        }
        finally
        {
            state.IsRepeatable = CanContinue || target.CanRestart;

            // Bytes that were received before do not count: a server that always begins again would be asked without end.
            if (target.Written - furthest >= ProgressBytes)
            {
                state.Progress();
                furthest = target.Written;
            }

            SlackTelemetry.RecordAttempt(state.Method, options.TimeProvider, started);
        }
    }

    private void Check(CallState state, HttpResponseMessage response)
    {
        var status = response.StatusCode;
        switch (status)
        {
            case HttpStatusCode.OK or HttpStatusCode.PartialContent:
                break;
            case HttpStatusCode.TooManyRequests:
                throw transport.Throttled(state.Method, response);
            case HttpStatusCode.RequestedRangeNotSatisfiable when target.Written > 0:
                throw Changed(response);
            case var _ when TransportFailure.IsTransient(status):
                throw Refused(response, "", SlackFault.Unclear);
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                throw Refused(response, Missing, SlackFault.Final);
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                throw Refused(response, " The file has been deleted, or the token cannot see it.", SlackFault.Final);
            default:
                throw Refused(response, "", SlackFault.Final);
        }

        if (IsSignInPage(response))
        {
            throw new SlackException($"The download of '{file.Name}' got a web page to sign in instead of the file: HTTP {(int)status}.{Missing}", FileDownloads.Name, status);
        }

        if (response.Content.Headers.ContentEncoding.Any(e => !e.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw new SlackException($"The download of '{file.Name}' failed: its content is compressed, which was not asked for.", FileDownloads.Name, status);
        }
    }

    // Slack leads a request without a valid token to a page that comes with HTTP 200. A file that is HTML itself, or a canvas, is not redirected.
    private bool IsSignInPage(HttpResponseMessage response)
    {
        var headers = response.Content.Headers;
        var isPage = headers.ContentType?.MediaType is { } type && type.Equals("text/html", StringComparison.OrdinalIgnoreCase)
            && !string.Equals(headers.ContentDisposition?.DispositionType, "attachment", StringComparison.OrdinalIgnoreCase);
        var isHtmlExpected = file.MediaType is "" or "text/html" or "application/xhtml+xml" or "application/vnd.slack-docs";
        return isPage && (request.WasRedirected || !isHtmlExpected);
    }

    // Decides where the content of the response belongs, and how long the whole is.
    private void Begin(HttpResponseMessage response, bool continues)
    {
        var headers = response.Content.Headers;
        if (response.StatusCode == HttpStatusCode.PartialContent)
        {
            var isNext = continues && headers.ContentRange is { Unit: "bytes", From: { } from } range && from == target.Written
                && (range.Length ?? total) == total;
            if (!isNext)
            {
                throw Changed(response);
            }

            return;
        }

        if (!target.CanRestart)
        {
            throw new SlackException(
                $"The download of '{file.Name}' broke off after {target.Written} bytes and cannot be continued: the server sends the file from its beginning, and the stream cannot seek.",
                FileDownloads.Name,
                response.StatusCode);
        }

        target.Restart();
        isChanged = false;
        total = headers.ContentLength;
        version = response.Headers.ETag is { IsWeak: false } tag ? new RangeConditionHeaderValue(tag)
            : headers.LastModified is { } changed ? new RangeConditionHeaderValue(changed)
            : null;
        if (total is not null && file.Size is not null && total != file.Size)
        {
            throw WrongSize(total.Value, file.Size.Value, response.StatusCode);
        }
    }

    private async Task CopyAsync(CallState state, HttpResponseMessage response, LinkedTimeout stall)
    {
        using var content = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);

        // Not from a pool: a write that ignores its cancellation may still use it.
        var buffer = new byte[ChunkBytes];
        while (await content.ReadAsync(buffer, stall.Token).ConfigureAwait(false) is > 0 and var read)
        {
            stall.Restart();
            SlackTelemetry.CountReceived(state.Method, read);
            if ((total ?? file.Size) is { } most && target.Written + read > most)
            {
                throw WrongSize(target.Written + read, most, response.StatusCode);
            }

            await target.WriteAsync(buffer.AsMemory(0, read), stall.Token).ConfigureAwait(false);
            stall.Restart();
        }

        if ((total ?? file.Size) is { } all && target.Written < all)
        {
            throw Failed(new AttemptFailure($"ended after {target.Written} of {all} bytes", SlackFault.Unclear), null, response.StatusCode);
        }
    }

    private SlackException WrongSize(long bytes, long size, HttpStatusCode status) => new(
        $"The download of '{file.Name}' failed: the server sends {bytes} bytes, but the file has {size}. If the file was changed, look it up again.",
        FileDownloads.Name,
        status);

    // The next attempt begins at the beginning.
    private SlackException Changed(HttpResponseMessage response)
    {
        isChanged = true;
        return Failed(new AttemptFailure($"could not be continued after {target.Written} bytes: the server sent another part", SlackFault.Unclear), null, response.StatusCode);
    }

    private SlackException Refused(HttpResponseMessage response, string advice, SlackFault fault) => new(
        $"The download of '{file.Name}' was refused with HTTP {(int)response.StatusCode}.{advice}", FileDownloads.Name, response.StatusCode)
    {
        Fault = fault,
        RetryAfter = RetryAfterHeader.TryRead(response, options.Retry, options.TimeProvider),
    };

    private SlackException Failed(AttemptFailure end, Exception? cause, HttpStatusCode? status = null)
    {
        var isLast = end.Fault == SlackFault.Unclear && !CanContinue && !target.CanRestart;
        var note = !isLast ? "" : isChanged ? " It was not requested again, because the stream cannot seek."
            : " It was not requested again: the server does not say how long the file is, and the stream cannot seek.";
        return new SlackException($"The download of '{file.Name}' {end.Description}.{note}", FileDownloads.Name, status, cause is null ? null : request.Scrubber.Clean(cause))
        {
            Fault = end.Fault,
            IsTimeout = end.IsTimeout,
        };
    }

    private string Progress() => (total ?? file.Size) is { } all ? $"{target.Written} of {all} bytes" : $"{target.Written} bytes";
}
