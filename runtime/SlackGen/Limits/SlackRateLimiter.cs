using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace SlackGen;

/// <summary>
/// A rate limiter that keeps Slack's rate tiers within one process. Each combination of owner, method and, if the manifest says so, channel has its own budget.
/// No window of a budget's period plus 2 % holds more calls than the budget. The 2 % allow for calls that take longer to reach Slack than later ones. Waiting
/// calls are served first come, first served, and only wait for calls of the same budget.
/// </summary>
public sealed class SlackRateLimiter : PartitionedRateLimiter<SlackCall>, ISlackThrottleSink
{
    private readonly ConcurrentDictionary<(string Owner, string Method, string? Key), RateWindow> windows = new();
    private readonly TimeProvider time;
    private readonly int queueLimit;
    private long nextSweep;
    private volatile bool isDisposed;

    /// <summary>Initializes a limiter.</summary>
    /// <param name="queueLimit">The maximum number of calls that wait for one budget. Further calls are refused at once.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    public SlackRateLimiter(int queueLimit = 1000, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(queueLimit);
        this.queueLimit = queueLimit;
        time = timeProvider ?? TimeProvider.System;
        nextSweep = time.GetTimestamp() + time.TimestampFrequency;
    }

    /// <summary>Gets the number of budgets in use. Idle budgets are removed.</summary>
    public int PartitionCount => windows.Count;

    /// <inheritdoc/>
    public void Pause(SlackCall call, TimeSpan duration)
    {
        while (!GetOrAdd(call).TryPause(duration))
        {
        }
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics(SlackCall resource) =>
        windows.TryGetValue((resource.Owner, resource.Method.Name, resource.Key), out var window) ? window.Statistics : null;

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(SlackCall resource, int permitCount)
    {
        Budget.RequireOnePermit(permitCount);
        while (true)
        {
            if (GetOrAdd(resource).TryAcquire() is { } lease)
            {
                return lease;
            }
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(SlackCall resource, int permitCount, CancellationToken cancellationToken)
    {
        Budget.RequireOnePermit(permitCount);
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            if (GetOrAdd(resource).AcquireAsync(resource, cancellationToken) is { } lease)
            {
                return lease;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            isDisposed = true;
            foreach (var window in windows.Values)
            {
                window.Dispose();
            }

            windows.Clear();
        }

        base.Dispose(disposing);
    }

    // Without this, DisposeAsync of the base class would not end the waits.
    /// <inheritdoc/>
    protected override ValueTask DisposeAsyncCore()
    {
        Dispose(true);
        return base.DisposeAsyncCore();
    }

    // A window may be retired between finding and using it. It returns null or false then, and the caller finds a new one.
    private RateWindow GetOrAdd(SlackCall call)
    {
        Sweep();
        var key = (call.Owner, call.Method.Name, call.Key);
        if (!windows.TryGetValue(key, out var window))
        {
            window = windows.GetOrAdd(key, static (_, state) => new RateWindow(state.Rate, state.queueLimit, state.time), (call.Rate, queueLimit, time));
        }

        // Checked last, so that no window is added after Dispose.
        if (isDisposed)
        {
            window.Dispose();
            throw new ObjectDisposedException(nameof(SlackRateLimiter));
        }

        return window;
    }

    // There may be thousands of channels. At most once a second, a call removes idle windows.
    private void Sweep()
    {
        var due = Volatile.Read(ref nextSweep);
        var now = time.GetTimestamp();
        if (now < due || Interlocked.CompareExchange(ref nextSweep, now + time.TimestampFrequency, due) != due)
        {
            return;
        }

        foreach (var (key, window) in windows)
        {
            if (window.TryRetire())
            {
                windows.TryRemove(new(key, window));
            }
        }
    }
}
