using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>Sends calls with rate limiting, safe retries and telemetry. A client and its copies by WithToken and WithTokenProvider share one.</summary>
internal sealed class SlackTransport
{
    // An HttpMessageInvoker: the transport has its own timeouts and cancellation, so those of an HttpClient would be paid twice.
    private static readonly Lazy<HttpMessageInvoker> SharedInvoker = new(() => new HttpMessageInvoker(SlackClientOptions.CreateHandler()));

    private readonly SlackClientOptions options;
    private readonly HttpMessageInvoker http;
    private readonly ResponseReader reader;
    private readonly RequestEncoder encoder;
    private readonly TimeoutPool timeouts;
    private readonly CallLimiter limiter;
    private readonly RetryPolicy retryPolicy;
    private readonly RetryBudget retryBudget;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly Func<CallState, CancellationToken, ValueTask<SlackResponse>> attemptCall;

    public SlackTransport(SlackClientOptions options)
    {
        this.options = options;
        time = options.TimeProvider;
        http = options.HttpClient ?? SharedInvoker.Value;
        timeouts = new TimeoutPool(time);
        reader = new ResponseReader(options, timeouts);
        encoder = new RequestEncoder(options.BaseAddress);
        logger = GuardedLogger.Create(options.LoggerFactory);
        limiter = new CallLimiter(options, timeouts, logger);
        retryBudget = new RetryBudget(options.Retry.Budget);
        retryPolicy = new RetryPolicy(options.Retry, retryBudget);
        attemptCall = AttemptAsync;
        Uploads = new UploadTransport(this, options, timeouts);
    }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Gets the options, which never change.</summary>
    public SlackClientOptions Options => options;

    /// <summary>Gets the pool of timeouts.</summary>
    public TimeoutPool Timeouts => timeouts;

    /// <summary>Gets the transport of the bytes of files.</summary>
    public UploadTransport Uploads { get; }

    /// <summary>Sends a call, again where that is safe.</summary>
    /// <param name="method">The method.</param>
    /// <param name="request">The arguments.</param>
    /// <param name="token">The token; null for methods without one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="attempt">Makes one attempt; null for the call of a method.</param>
    /// <param name="owner">The owner of the budget of a call without a token; null for none.</param>
    public async Task<TResponse> SendAsync<TResponse>(
        SlackMethod method,
        SlackRequest? request,
        TokenIdentity? token,
        CancellationToken cancellationToken,
        Func<CallState, CancellationToken, ValueTask<SlackResponse>>? attempt = null,
        string? owner = null)
        where TResponse : SlackResponse, new()
    {
        if (options.CheckTokenKinds)
        {
            TokenKindCheck.Check(method, token);
        }

        var state = new CallState(method, request, token, Budget(method, request, token?.Owner ?? owner ?? ""), time, static () => new TResponse());
        using var activity = SlackTelemetry.Source.StartActivity(method.Name, ActivityKind.Client);
        attempt ??= attemptCall;
        try
        {
            for (var retries = 0; ; retries++)
            {
                SlackResponse? response = null;
                var delay = TimeSpan.Zero;
                try
                {
                    response = await attempt(state, cancellationToken).ConfigureAwait(false);
                }
                catch (SlackException failure) when (!cancellationToken.IsCancellationRequested)
                {
                    retries = state.TakeProgress() ? 0 : retries;
                    if (retryPolicy.NextDelay(state, failure, retries) is not { } next)
                    {
                        throw;
                    }

                    delay = next;
                    SlackTelemetry.CountRetry(method);
                    SlackLog.Retrying(logger, method.Name, delay.TotalMilliseconds, retries + 2, Describe(failure));
                }

                if (response is not null)
                {
                    Succeeded(state, activity, response);
                    return (TResponse)response;
                }

                if (delay > TimeSpan.Zero)
                {
                    await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception e)
        {
            var failure = e is OperationCanceledException cancelled && IsForeign(cancelled, cancellationToken) ? TransportFailure.Cancelled(state, e, cancellationToken) : e;
            Failed(state, activity, failure);
            if (ReferenceEquals(failure, e))
            {
                throw;
            }

            throw failure;
        }
    }

    // Only the caller's own token may end a call with its OperationCanceledException.
    private static bool IsForeign(OperationCanceledException e, CancellationToken caller) => !caller.IsCancellationRequested || e.CancellationToken != caller;

    private SlackCall Budget(SlackMethod method, SlackRequest? request, string owner)
    {
        var call = new SlackCall(method, owner, method.Rate?.By is null ? null : request?.PartitionKey) { MaxWait = options.MaxQueueTime };
        return options.Tiers.TryGetValue(method.Name, out var rate) ? call with { Rate = rate } : call;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SlackResponse> AttemptAsync(CallState state, CancellationToken cancellationToken)
    {
        using var lease = await limiter.AcquireAsync(state, cancellationToken).ConfigureAwait(false);
        state.Attempts++;
        (state.RetryAfter, state.LimiterPauses) = (null, false);
        var started = time.GetTimestamp();
        var allowed = Durations.Min(state.TimeLeft(options.Retry), options.AttemptTimeout);
        var timeout = timeouts.Rent(allowed);
        var registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timeout);
        SlackRequestMessage? message = null;
        HttpResponseMessage? httpResponse = null;
        var (isRefused, isHandedOver) = (false, false);
        try
        {
            message = encoder.Encode(state);
            httpResponse = await SendAsync(message, timeout.Token).ConfigureAwait(false);
            message.EnsureNotRedirected(httpResponse);
            SlackTelemetry.CountSent(state.Method, message.Content);
            state.RetryAfter = RetryAfterHeader.TryRead(httpResponse, options.Retry, time);
            isRefused = httpResponse.StatusCode == HttpStatusCode.TooManyRequests;
            if (isRefused)
            {
                // At once: the body may be slow, and other callers share the budget.
                Pause(state, options.Retry.PauseAfterRefusal(state.RetryAfter));
            }

            var response = await reader.ReadAsync(state, httpResponse, timeout.Token).ConfigureAwait(false);

            // The bytes of a file are still to be read from the connection; the response of the file disposes it.
            isHandedOver = response is SlackFileResponse;
            return response;
        }
        catch (Exception e)
        {
            // With the original stack trace, also what the caller's own code threw.
            var attempt = new FailedAttempt(message is not null, isRefused, allowed, timeout.IsCancellationRequested, time.GetElapsedTime(started));
            ExceptionDispatchInfo.Throw(Judge(state, e, httpResponse, attempt, cancellationToken));
            throw;
        }
        finally
        {
            SlackTelemetry.RecordAttempt(state.Method, time, started);
            if (!isHandedOver)
            {
                httpResponse?.Dispose();
            }

            message?.Dispose();

            // A callback that runs or has run has cancelled the source, so no other call may use it.
            timeouts.Return(timeout, isReusable: !cancellationToken.CanBeCanceled || registration.Unregister());
        }
    }

    // Decides the outcome of a failed attempt.
    private Exception Judge(CallState state, Exception e, HttpResponseMessage? httpResponse, FailedAttempt attempt, CancellationToken cancellationToken)
    {
        if (CallerException.FindIn(e) is { } own)
        {
            return own.InnerException!;
        }

        switch (e)
        {
            case SlackApiException api:
                // A refusal with another status than 429 is known only when the body has been read.
                if (api.Fault == SlackFault.Throttled && !attempt.IsRefused)
                {
                    Pause(state, api.RetryAfter!.Value);
                }

                return api;
            case OperationCanceledException or HttpRequestException or IOException or SlackException when attempt.IsRefused && !cancellationToken.IsCancellationRequested:
                return reader.Throttled(state, httpResponse!);
            case SlackException:
                return e;
            default:
                return !attempt.IsEncoded ? e
                    : cancellationToken.IsCancellationRequested ? TransportFailure.Cancelled(state, e, cancellationToken)
                    : TransportFailure.Create(state, e, httpResponse?.StatusCode, attempt.Allowed, attempt.IsOverTime, attempt.Took, options.HttpClient);
        }
    }

    private readonly record struct FailedAttempt(bool IsEncoded, bool IsRefused, TimeSpan Allowed, bool IsOverTime, TimeSpan Took);

    /// <summary>Sends a message, and returns when the headers of the response have come.</summary>
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) => SendAsync(http, message, cancellationToken);

    /// <summary>Sends a message with a client, and returns when the headers of the response have come.</summary>
    internal static Task<HttpResponseMessage> SendAsync(HttpMessageInvoker http, HttpRequestMessage message, CancellationToken cancellationToken) => http is HttpClient client
        ? client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
        : http.SendAsync(message, cancellationToken);

    /// <summary>Acquires the lease of an attempt; null where the limits are off.</summary>
    internal ValueTask<RateLimitLease?> AcquireAsync(CallState state, CancellationToken cancellationToken) => limiter.AcquireAsync(state, cancellationToken);

    /// <summary>Pauses the budget of a call that Slack refused because of its rate, and counts the refusal.</summary>
    internal void Pause(CallState state, TimeSpan wait)
    {
        CountThrottled(state.Method, wait);
        limiter.Pause(state, wait);
    }

    /// <summary>Counts a response that refuses the bytes of a file because of its rate, and creates its exception. These bytes have no budget that could be paused.</summary>
    internal SlackApiException Throttled(SlackMethod method, HttpResponseMessage response)
    {
        var wait = options.Retry.PauseAfterRefusal(RetryAfterHeader.TryRead(response, options.Retry, time));
        CountThrottled(method, wait);
        var throttled = new SlackRawResponse { Ok = false, Error = "ratelimited" };
        return new SlackApiException(new SlackFailure(method.Name, "ratelimited", throttled, response.StatusCode, wait));
    }

    // Counts and logs a response that refuses a request because of its rate.
    private void CountThrottled(SlackMethod method, TimeSpan wait)
    {
        SlackTelemetry.CountThrottled(method);
        SlackLog.Throttled(logger, method.Name, wait.TotalSeconds);
    }

    private void Succeeded(CallState state, Activity? activity, SlackResponse response)
    {
        retryBudget.Return(state);
        SlackTelemetry.RecordDuration(state.Method, time, state.Started, null);
        Tag(activity, state)?.SetStatus(ActivityStatusCode.Ok);
        if (logger.IsEnabled(LogLevel.Debug))
        {
            SlackLog.Succeeded(
                logger, state.Method.Name, (state.Elapsed - state.LimiterWait).TotalMilliseconds, state.Attempts, state.LimiterWait.TotalMilliseconds);
        }

        if (logger.IsEnabled(LogLevel.Information) && response.Warnings is { Count: > 0 } warnings)
        {
            foreach (var warning in warnings)
            {
                SlackLog.Warned(logger, state.Method.Name, state.Scrubber.Clean(warning));
            }
        }
    }

    private void Failed(CallState state, Activity? activity, Exception failure)
    {
        var error = Describe(failure);
        SlackTelemetry.RecordDuration(state.Method, time, state.Started, error);
        Tag(activity, state)?.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error, error);
        if (failure is SlackApiException { Fault: SlackFault.Final })
        {
            // Slack works: it refused this call for what the call asks.
            retryBudget.Return(state);
        }

        if (failure is not OperationCanceledException)
        {
            SlackLog.Failed(logger, state.Method.Name, error);
        }
    }

    // Without anything of the user's.
    private static string Describe(Exception failure) => failure switch
    {
        SlackApiException api => api.Code,
        SlackException { StatusCode: { } status } => $"HTTP {(int)status}",
        _ => failure.GetType().Name,
    };

    private static Activity? Tag(Activity? activity, CallState state)
    {
        activity?.SetTag("slack.method", state.Method.Name).SetTag("slack.attempts", state.Attempts);
        if (state.LimiterWait > TimeSpan.Zero)
        {
            activity?.SetTag("slack.limiter.wait", state.LimiterWait.TotalSeconds);
        }

        return activity;
    }
}
