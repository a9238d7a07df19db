using System.Net;

namespace SlackGen;

/// <summary>Creates the exception of a call from an exception of the HTTP client, with the actual reason and time and without secrets.</summary>
internal static class TransportFailure
{
    /// <summary>Creates the exception of an attempt.</summary>
    /// <param name="state">The call.</param>
    /// <param name="e">The exception of the HTTP client.</param>
    /// <param name="status">The status of the response; null if there was none.</param>
    /// <param name="allowed">The time limit of the attempt.</param>
    /// <param name="isOverTime">True if the time limit ended the attempt.</param>
    /// <param name="took">The duration of the attempt.</param>
    /// <param name="http">The user's client, which sent the call; null for the shared one.</param>
    public static SlackException Create(
        CallState state, Exception e, HttpStatusCode? status, TimeSpan allowed, bool isOverTime, TimeSpan took, HttpClient? http)
    {
        var end = isOverTime
            ? new AttemptFailure($"got {Missing(status is not null)} within {Seconds(allowed)}", SlackFault.Unclear, IsTimeout: true)
            : Explain(e, http, status is not null, Seconds(took), state.Scrubber);
        return new($"{state.Method.Name} {end.Description}.", state.Method.Name, status, state.Scrubber.Clean(e)) { Fault = end.Fault, IsTimeout = end.IsTimeout };
    }

    /// <summary>Describes the failure of an attempt that ended within its time limit. Calls and uploads share these texts.</summary>
    /// <param name="e">The exception of the HTTP client.</param>
    /// <param name="http">The user's client, which sent the attempt; null for the shared one.</param>
    /// <param name="hasResponse">True if the headers of the response had been received.</param>
    /// <param name="after">The progress of the attempt: a time, or a number of bytes.</param>
    /// <param name="scrubber">The scrubber of the secrets.</param>
    public static AttemptFailure Explain(Exception e, HttpClient? http, bool hasResponse, string after, SecretScrubber scrubber) => e switch
    {
        OperationCanceledException { InnerException: TimeoutException } when http is { Timeout: var limit } && limit != Timeout.InfiniteTimeSpan => new(
            $"got {Missing(hasResponse)}: the HttpClient, whose Timeout is {Seconds(limit)}, gave up after {after}. AttemptTimeout bounds attempts without it", SlackFault.Unclear, IsTimeout: true),
        OperationCanceledException { InnerException: TimeoutException } =>
            new($"got {Missing(hasResponse)}: a handler of the HttpClient gave up after {after}", SlackFault.Unclear, IsTimeout: true),
        OperationCanceledException =>
            new($"was cancelled after {after}, not by its caller but within the HttpClient: by CancelPendingRequests, its disposal or a handler", SlackFault.Final),
        ObjectDisposedException disposed when !hasResponse && IsDisposedClient(disposed) =>
            new("could not be sent: the HttpClient that SlackClientOptions.HttpClient holds, or its handler, has been disposed", SlackFault.Final),
        _ => new($"failed after {after}: {scrubber.Clean(e.Message).TrimEnd('.')}", Judge(e)),
    };

    /// <summary>Creates the exception of a cancelled call: an <see cref="OperationCanceledException"/> only if the caller's token was cancelled.</summary>
    /// <param name="state">The call.</param>
    /// <param name="e">The exception of the HTTP client.</param>
    /// <param name="caller">The caller's token.</param>
    public static Exception Cancelled(CallState state, Exception e, CancellationToken caller) =>
        !caller.IsCancellationRequested
            ? new SlackException(
                $"{state.Method.Name} was cancelled after {Seconds(state.Elapsed)}, not by its caller but by the rate limiter.", state.Method.Name, null, state.Scrubber.Clean(e))
        : new OperationCanceledException($"{state.Method.Name} was cancelled.", state.Scrubber.Clean(e), caller);

    /// <summary>Returns whether a status is temporary.</summary>
    public static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    // Not an object of the caller.
    private static bool IsDisposedClient(ObjectDisposedException e) => e.ObjectName is "System.Net.Http.HttpClient" or "System.Net.Http.SocketsHttpHandler";

    /// <summary>Formats a duration in seconds.</summary>
    public static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###} s");

    // Without a connection nothing was sent. A later failure may have reached Slack.
    private static bool IsBeforeSending(Exception e) => e is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    // A failure outside the network would occur again.
    private static SlackFault Judge(Exception e) =>
        IsBeforeSending(e) ? SlackFault.NotSent
        : e is HttpRequestException or IOException or TimeoutException ? SlackFault.Unclear
        : SlackFault.Final;

    private static string Missing(bool hasResponse) => hasResponse ? "no complete response" : "no response";
}
