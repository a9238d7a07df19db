using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using SlackGen.RateLimiting;

namespace SlackGen;

/// <summary>Acquires the rate limit lease of each attempt within <see cref="SlackClientOptions.MaxQueueTime"/>, and pauses a budget that Slack refused.</summary>
internal sealed class CallLimiter
{
    private static readonly TimeSpan LoggedWait = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<SlackCall>? limiter;
    private readonly bool isWaitBounded;
    private readonly SlackLimitMode mode;
    private readonly TimeSpan maxWait;
    private readonly TimeoutPool timeouts;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    public CallLimiter(SlackClientOptions options, TimeoutPool timeouts, ILogger logger)
    {
        (this.timeouts, this.logger, time) = (timeouts, logger, options.TimeProvider);
        (mode, maxWait) = (options.LimitMode, options.MaxQueueTime);
        limiter = mode == SlackLimitMode.Off ? null : options.RateLimiter ?? new SlackRateLimiter(options.QueueLimit, time);
        isWaitBounded = limiter is SlackRateLimiter or SharedSlackRateLimiter;
    }

    /// <summary>Acquires the lease of an attempt; null where the limits are off.</summary>
    /// <exception cref="SlackRateLimitedException">The budget does not allow the call within the time that it may wait.</exception>
    // Most calls need not wait, and no state machine is created for them.
    public ValueTask<RateLimitLease?> AcquireAsync(CallState state, CancellationToken cancellationToken)
    {
        if (limiter is null)
        {
            return default;
        }

        if (!isWaitBounded && mode == SlackLimitMode.Wait && maxWait != Timeout.InfiniteTimeSpan)
        {
            return AcquireInTimeAsync(limiter, state, cancellationToken);
        }

        // The waits of earlier attempts count.
        var call = state.LimiterWait == TimeSpan.Zero || maxWait == Timeout.InfiniteTimeSpan ? state.Call : state.Call with { MaxWait = WaitLeft(state) };
        var started = time.GetTimestamp();
        var pending = mode != SlackLimitMode.Fail ? limiter.AcquireAsync(call, 1, cancellationToken)
            : limiter is ISlackAsyncLimiter remote ? remote.AttemptAcquireAsync(call, cancellationToken)
            : new ValueTask<RateLimitLease>(limiter.AttemptAcquire(call));
        return pending.IsCompletedSuccessfully ? new ValueTask<RateLimitLease?>(Check(state, pending.Result)) : WaitAsync(state, pending, started);
    }

    /// <summary>Pauses the budget of a call that Slack refused.</summary>
    public void Pause(CallState state, TimeSpan wait)
    {
        if (limiter is ISlackThrottleSink sink)
        {
            sink.Pause(state.Call, wait);
            state.LimiterPauses = mode == SlackLimitMode.Wait;
        }
    }

    // A limiter of the user's does not know SlackCall.MaxWait.
    private async ValueTask<RateLimitLease?> AcquireInTimeAsync(PartitionedRateLimiter<SlackCall> limiter, CallState state, CancellationToken cancellationToken)
    {
        using var timeout = new LinkedTimeout(timeouts, WaitLeft(state), cancellationToken);
        try
        {
            var started = time.GetTimestamp();
            return await WaitAsync(state, limiter.AcquireAsync(state.Call, 1, timeout.Token), started).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw TransportFailure.Cancelled(state, e, cancellationToken);
        }
        catch (OperationCanceledException) when (timeout.HasExpired)
        {
            throw new SlackRateLimitedException(state.Method.Name, null, state.Call.Partition, RateLease.MaxWaitReason(maxWait));
        }
    }

    private TimeSpan WaitLeft(CallState state) => state.LimiterWait < maxWait ? maxWait - state.LimiterWait : TimeSpan.Zero;

    private async ValueTask<RateLimitLease?> WaitAsync(CallState state, ValueTask<RateLimitLease> pending, long started)
    {
        using var timer = logger.IsEnabled(LogLevel.Information) && !state.IsWaitLogged
            ? time.CreateTimer(static s => LogWait(s!), (this, state), LoggedWait, Timeout.InfiniteTimeSpan)
            : null;
        var lease = await pending.ConfigureAwait(false);
        var wait = time.GetElapsedTime(started);
        state.LimiterWait += wait;
        SlackTelemetry.RecordLimiterWait(state.Method, wait);
        return Check(state, lease);
    }

    private static void LogWait(object waiting)
    {
        var (limiter, state) = ((CallLimiter, CallState))waiting;
        state.IsWaitLogged = true;
        SlackLog.Waiting(limiter.logger, state.Method.Name, state.Call.Rate.Permits, state.Call.Rate.PerSeconds);
    }

    private static RateLimitLease Check(CallState state, RateLimitLease lease)
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
}
