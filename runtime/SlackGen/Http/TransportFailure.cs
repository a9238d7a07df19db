using System.Net;

namespace SlackGen;

/// <summary>Turns what the HTTP client throws into the exception of a call: with the true reason, the true time, and no secret.</summary>
internal static class TransportFailure
{
    /// <summary>Creates the exception of an attempt.</summary>
    /// <param name="state">The call.</param>
    /// <param name="e">What was thrown.</param>
    /// <param name="status">The status of the response; null where none came.</param>
    /// <param name="allowed">The time limit of the attempt.</param>
    /// <param name="isOverTime">Whether the time limit has ended the attempt.</param>
    /// <param name="took">How long the attempt took.</param>
    /// <param name="http">What sent the call.</param>
    public static SlackException Create(
        CallState state, Exception e, HttpStatusCode? status, TimeSpan allowed, bool isOverTime, TimeSpan took, HttpMessageInvoker http)
    {
        var what = status is null ? "no response" : "no complete response";
        if (isOverTime)
        {
            return New($"got {what} within {Seconds(allowed)}.", SlackFault.Unclear, isTimeout: true);
        }

        return e switch
        {
            OperationCanceledException { InnerException: TimeoutException } when http is HttpClient { Timeout: var limit } && limit != Timeout.InfiniteTimeSpan =>
                New($"got {what}: the HttpClient, whose Timeout is {Seconds(limit)}, gave up after {Seconds(took)}. AttemptTimeout bounds attempts without it.", SlackFault.Unclear, isTimeout: true),
            OperationCanceledException { InnerException: TimeoutException } =>
                New($"got {what}: a handler of the HttpClient gave up after {Seconds(took)}.", SlackFault.Unclear, isTimeout: true),
            OperationCanceledException =>
                New($"was cancelled after {Seconds(took)}, not by its caller but within the HttpClient: by CancelPendingRequests, its disposal or a handler.", SlackFault.Final),
            ObjectDisposedException disposed when status is null && IsDisposedClient(disposed) =>
                New("could not be sent: the HttpClient that SlackClientOptions.HttpClient holds, or its handler, has been disposed.", SlackFault.Final),
            _ => New($"could not be sent or answered: {state.Scrubber.Clean(e.Message)}", Judge(e)),
        };

        SlackException New(string text, SlackFault fault, bool isTimeout = false) =>
            new($"{state.Method.Name} {text}", state.Method.Name, status, state.Scrubber.Clean(e)) { Fault = fault, IsTimeout = isTimeout };
    }

    /// <summary>Creates the exception of a call that was cancelled: the caller's token is the only one that ends in an <see cref="OperationCanceledException"/>.</summary>
    /// <param name="state">The call.</param>
    /// <param name="e">What was thrown.</param>
    /// <param name="caller">The caller's token.</param>
    public static Exception Cancelled(CallState state, Exception e, CancellationToken caller) =>
        !caller.IsCancellationRequested
            ? new SlackException(
                $"{state.Method.Name} was cancelled after {Seconds(state.Elapsed)}, not by its caller but by the rate limiter.", state.Method.Name, null, state.Scrubber.Clean(e))
        : new OperationCanceledException($"{state.Method.Name} was cancelled.", state.Scrubber.Clean(e), caller);

    /// <summary>Returns whether a status is one of those that pass by themselves.</summary>
    public static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Returns whether it is the HTTP client, or its handler, that has been disposed.</summary>
    public static bool IsDisposedClient(ObjectDisposedException e) => e.ObjectName is "System.Net.Http.HttpClient" or "System.Net.Http.SocketsHttpHandler";

    /// <summary>Returns a time in words.</summary>
    public static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###} s");

    /// <summary>Returns whether nothing was sent: anything later than the connection may have reached Slack.</summary>
    public static bool IsBeforeSending(Exception e) => e is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>Returns how far an attempt came. What is no failure of the network comes again.</summary>
    public static SlackFault Judge(Exception e) =>
        IsBeforeSending(e) ? SlackFault.NotSent
        : e is HttpRequestException or IOException or TimeoutException ? SlackFault.Unclear
        : SlackFault.Final;
}
