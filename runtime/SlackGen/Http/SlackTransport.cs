using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Polly;
using SlackGen.RateLimiting;

namespace SlackGen;

/// <summary>Sends calls: within the rate tiers, again where that is safe, and measured. A client and its copies by WithToken and WithTokenProvider share one.</summary>
internal sealed class SlackTransport
{
    // Without an HttpClient around it: timeouts and cancellation are the transport's own, and HttpClient's cost a twentieth of a small call.
    private static readonly Lazy<HttpMessageInvoker> SharedInvoker = new(() => new HttpMessageInvoker(SlackClientOptions.CreateHandler()));

    // A call that waits longer for its rate tier says so in the log.
    private static readonly TimeSpan NoticeableWait = TimeSpan.FromSeconds(1);

    private readonly SlackClientOptions options;
    private readonly HttpMessageInvoker http;
    private readonly AnswerReader reader;
    private readonly RequestEncoder encoder;
    private readonly TimeoutPool timeouts;
    private readonly PartitionedRateLimiter<SlackCall>? limiter;
    private readonly bool isWaitBounded;
    private readonly ResiliencePipeline retries;
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
        reader = new AnswerReader(options, timeouts);
        encoder = new RequestEncoder(options.BaseAddress);
        limiter = options.LimitMode == SlackLimitMode.Off ? null : options.RateLimiter ?? new SlackRateLimiter(options.QueueLimit, time);
        isWaitBounded = limiter is SlackRateLimiter or SharedSlackRateLimiter;
        logger = GuardedLogger.Create(options.LoggerFactory);
        retryBudget = new RetryBudget(options.Retry.Budget);
        retries = RetryPolicy.Build(options.Retry, retryBudget, time, logger);
        attemptCall = AttemptAsync;
        Uploads = new UploadTransport(this, options, timeouts);
    }

    /// <summary>Gets where times come from.</summary>
    public TimeProvider Time => time;

    /// <summary>Gets what sends the bytes of files.</summary>
    public UploadTransport Uploads { get; }

    /// <summary>Sends a call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="request">The arguments.</param>
    /// <param name="token">The token; null for methods without one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="attempt">Makes one attempt; null for the call of a method.</param>
    public async Task<TResponse> SendAsync<TResponse>(
        SlackMethod method,
        SlackRequest? request,
        TokenIdentity? token,
        CancellationToken cancellationToken,
        Func<CallState, CancellationToken, ValueTask<SlackResponse>>? attempt = null)
        where TResponse : SlackResponse, new()
    {
        if (options.CheckTokenKinds)
        {
            SlackToken.CheckKind(method, token);
        }

        var call = new SlackCall(method, token?.Owner ?? "", method.Rate?.By is null ? null : request?.PartitionKey) { MaxWait = options.MaxQueueTime };
        if (options.Tiers.TryGetValue(method.Name, out var rate))
        {
            call = call with { Rate = rate };
        }

        attempt ??= attemptCall;
        var state = new CallState(method, request, token, call, time, static () => new TResponse());
        using var activity = SlackTelemetry.Source.StartActivity(method.Name, ActivityKind.Client);
        try
        {
            SlackResponse response;
            try
            {
                response = await attempt(state, cancellationToken).ConfigureAwait(false);
            }
            catch (SlackException e) when (state.MayRetry(e, 0, options.Retry))
            {
                response = await retries.ContinueAsync(state, e, attempt, cancellationToken).ConfigureAwait(false);
            }

            retryBudget.Return(state);
            Succeeded(state, activity, response);
            return (TResponse)response;
        }
        catch (Exception e)
        {
            var isForeign = e is OperationCanceledException cancelled && (!cancellationToken.IsCancellationRequested || cancelled.CancellationToken != cancellationToken);
            var failure = isForeign ? TransportFailure.Cancelled(state, e, cancellationToken) : e;
            Failed(state, activity, failure);
            if (ReferenceEquals(failure, e))
            {
                throw;
            }

            throw failure;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SlackResponse> AttemptAsync(CallState state, CancellationToken cancellationToken)
    {
        using var lease = await AcquireAsync(state, cancellationToken).ConfigureAwait(false);
        state.Attempts++;
        var started = time.GetTimestamp();
        var left = state.TimeLeft(options.Retry);
        var allowed = left < options.AttemptTimeout ? left : options.AttemptTimeout;
        var timeout = timeouts.Rent(allowed);
        var registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timeout);
        SlackRequestMessage? message = null;
        HttpResponseMessage? answer = null;
        var (isHandedOver, isThrottled) = (false, false);
        try
        {
            message = encoder.Encode(state);
            answer = await SendAsync(message, timeout.Token).ConfigureAwait(false);
            message.EnsureNotRedirected(answer);
            isThrottled = answer.StatusCode == HttpStatusCode.TooManyRequests;
            SlackTelemetry.CountSent(state.Method, message.Content);
            Throttle(state, answer);
            var response = await reader.ReadAsync(state, answer, timeout.Token).ConfigureAwait(false);

            // A file's bytes are still to be read from the connection; its answer gives it back.
            isHandedOver = response is SlackFileResponse;
            return response;
        }
        catch (Exception e) when (CallerException.In(e) is { } own)
        {
            own.Rethrow();
            throw;
        }
        catch (SlackApiException e) when (e.IsThrottled && answer?.StatusCode != HttpStatusCode.TooManyRequests)
        {
            Pause(state, e.RetryAfter!.Value);
            throw;
        }
        catch (Exception e) when (isThrottled && !cancellationToken.IsCancellationRequested
            && e is OperationCanceledException or HttpRequestException or IOException or (SlackException and not SlackApiException))
        {
            throw reader.Throttled(state, answer!);
        }
        catch (Exception e) when (message is not null && e is not SlackException)
        {
            throw cancellationToken.IsCancellationRequested
                ? TransportFailure.Cancelled(state, e, cancellationToken)
                : TransportFailure.Create(state, e, answer?.StatusCode, allowed, timeout.IsCancellationRequested, time.GetElapsedTime(started), options.HttpClient);
        }
        finally
        {
            SlackTelemetry.RecordAttempt(state.Method, time, started);
            if (!isHandedOver)
            {
                answer?.Dispose();
            }

            message?.Dispose();

            // A callback that is running or has run has cancelled the source: nobody may have it again.
            timeouts.Return(timeout, isReusable: !cancellationToken.CanBeCanceled || registration.Unregister());
        }
    }

    // An HttpClient would by itself read the whole answer first.
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) => http is HttpClient client
        ? client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
        : http.SendAsync(message, cancellationToken);

    // Nearly all calls need not wait: for those no state machine is made.
    private ValueTask<RateLimitLease?> AcquireAsync(CallState state, CancellationToken cancellationToken)
    {
        if (limiter is null)
        {
            return default;
        }

        if (!isWaitBounded && options.LimitMode == SlackLimitMode.Wait && options.MaxQueueTime != Timeout.InfiniteTimeSpan)
        {
            return AcquireInTimeAsync(limiter, state, cancellationToken);
        }

        // What earlier attempts have waited counts.
        var call = state.LimiterWait == TimeSpan.Zero || options.MaxQueueTime == Timeout.InfiniteTimeSpan ? state.Call : state.Call with { MaxWait = WaitLeft(state) };
        var pending = options.LimitMode != SlackLimitMode.Fail ? limiter.AcquireAsync(call, 1, cancellationToken)
            : limiter is ISlackAsyncLimiter remote ? remote.AttemptAcquireAsync(call, cancellationToken)
            : new ValueTask<RateLimitLease>(limiter.AttemptAcquire(call));
        return pending.IsCompletedSuccessfully ? new ValueTask<RateLimitLease?>(Acquired(state, pending.Result)) : WaitAsync(state, pending);
    }

    // For limiters that know nothing of MaxWait.
    private async ValueTask<RateLimitLease?> AcquireInTimeAsync(PartitionedRateLimiter<SlackCall> limiter, CallState state, CancellationToken cancellationToken)
    {
        using var timeout = new LinkedTimeout(timeouts, WaitLeft(state), cancellationToken);
        try
        {
            return await WaitAsync(state, limiter.AcquireAsync(state.Call, 1, timeout.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw TransportFailure.Cancelled(state, e, cancellationToken);
        }
        catch (OperationCanceledException) when (timeout.HasExpired)
        {
            throw new SlackRateLimitedException(state.Method.Name, null, state.Call.Partition, RateLease.LongerThan(options.MaxQueueTime));
        }
    }

    private TimeSpan WaitLeft(CallState state) => state.LimiterWait < options.MaxQueueTime ? options.MaxQueueTime - state.LimiterWait : TimeSpan.Zero;

    private async ValueTask<RateLimitLease?> WaitAsync(CallState state, ValueTask<RateLimitLease> pending)
    {
        var started = time.GetTimestamp();
        using var timer = logger.IsEnabled(LogLevel.Information) && !state.IsWaitLogged
            ? time.CreateTimer(static s => LogWait(s!), (this, state), NoticeableWait, Timeout.InfiniteTimeSpan)
            : null;
        var lease = await pending.ConfigureAwait(false);
        var wait = time.GetElapsedTime(started);
        state.LimiterWait += wait;
        SlackTelemetry.RecordLimiterWait(state.Method, wait);
        return Acquired(state, lease);
    }

    private static void LogWait(object waiting)
    {
        var (transport, state) = ((SlackTransport, CallState))waiting;
        state.IsWaitLogged = true;
        SlackLog.Waiting(transport.logger, state.Method.Name, state.Call.Rate.Permits, state.Call.Rate.PerSeconds);
    }

    private static RateLimitLease Acquired(CallState state, RateLimitLease lease)
    {
        if (lease.IsAcquired)
        {
            return lease;
        }

        var retryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : (TimeSpan?)null;
        var reason = lease.TryGetMetadata(MetadataName.ReasonPhrase, out var phrase) ? phrase : null;
        lease.Dispose();
        throw new SlackRateLimitedException(state.Method.Name, retryAfter, state.Call.Partition, reason);
    }

    private void Throttle(CallState state, HttpResponseMessage answer)
    {
        state.LimiterPauses = false;
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            Pause(state, RetryAfterHeader.Read(answer, options.Retry, time));
        }
    }

    // A refusal with another status is known as one when its body has been read.
    private void Pause(CallState state, TimeSpan wait)
    {
        CountThrottled(state.Method, wait);
        if (limiter is ISlackThrottleSink sink)
        {
            sink.Pause(state.Call, wait);
            state.LimiterPauses = options.LimitMode == SlackLimitMode.Wait;
        }
    }

    // The bytes of uploads have no budget that could be paused.
    internal void CountThrottled(SlackMethod method, TimeSpan wait)
    {
        SlackTelemetry.CountThrottled(method);
        SlackLog.Throttled(logger, method.Name, wait.TotalSeconds);
    }

    private void Succeeded(CallState state, Activity? activity, SlackResponse response)
    {
        SlackTelemetry.RecordDuration(state, null);
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
        var error = CallState.Describe(failure);
        SlackTelemetry.RecordDuration(state, error);
        Tag(activity, state)?.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error, error);
        if (failure is SlackApiException api && CallState.Classify(api) == SlackFault.Final)
        {
            // Slack is well: it knows what is wrong with the call.
            retryBudget.Return(state);
        }

        if (failure is not OperationCanceledException)
        {
            SlackLog.Failed(logger, state.Method.Name, error);
        }
    }

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
