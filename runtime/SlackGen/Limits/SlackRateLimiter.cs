using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace SlackGen;

/// <summary>
/// Slack's rate tiers within one process: a budget for each owner, method and, where the manifest says so, channel. No window of a budget's period, and 2 %
/// more, ever holds more calls than the budget; the 2 % are for calls that take longer to Slack than the next ones. Waiting calls are served first come, first
/// served, and a call waits for its own budget only.
/// </summary>
public sealed class SlackRateLimiter : PartitionedRateLimiter<SlackCall>, ISlackThrottleSink
{
    private readonly ConcurrentDictionary<(string Owner, string Method, string? Key), RateWindow> windows = new();
    private readonly TimeProvider time;
    private readonly int queueLimit;
    private long nextSweep;
    private volatile bool isDisposed;

    /// <summary>Creates one.</summary>
    /// <param name="queueLimit">How many calls may wait for one budget; a further one is refused at once.</param>
    /// <param name="timeProvider">Where times come from; null for the system's clock.</param>
    public SlackRateLimiter(int queueLimit = 1000, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(queueLimit);
        this.queueLimit = queueLimit;
        time = timeProvider ?? TimeProvider.System;
        nextSweep = time.GetTimestamp() + time.TimestampFrequency;
    }

    /// <summary>How many budgets are in use. Idle ones are dropped.</summary>
    public int PartitionCount => windows.Count;

    /// <inheritdoc/>
    public void Pause(SlackCall call, TimeSpan duration)
    {
        while (!Find(call).TryPause(duration))
        {
        }
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics(SlackCall resource) =>
        windows.TryGetValue((resource.Owner, resource.Method.Name, resource.Key), out var window) ? window.Statistics : null;

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(SlackCall resource, int permitCount)
    {
        Require(permitCount);
        while (true)
        {
            if (Find(resource).TryAcquire() is { } lease)
            {
                return lease;
            }
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(SlackCall resource, int permitCount, CancellationToken cancellationToken)
    {
        Require(permitCount);
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            if (Find(resource).AcquireAsync(resource.MaxWait, cancellationToken) is { } lease)
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

    // Without this, DisposeAsync of the base would leave those who wait waiting.
    /// <inheritdoc/>
    protected override ValueTask DisposeAsyncCore()
    {
        Dispose(true);
        return ValueTask.CompletedTask;
    }

    private static void Require(int permitCount)
    {
        if (permitCount != 1)
        {
            throw new ArgumentOutOfRangeException(nameof(permitCount), permitCount, "A call takes one permit.");
        }
    }

    // A window that is dropped between finding and using it says so by answering null or false: then there is a new one to find.
    private RateWindow Find(SlackCall call)
    {
        Sweep();
        var key = (call.Owner, call.Method.Name, call.Key);
        if (!windows.TryGetValue(key, out var window))
        {
            window = windows.GetOrAdd(key, static (_, state) => new RateWindow(state.Rate, state.queueLimit, state.time), (call.Rate, queueLimit, time));
        }

        // Looked at last, so that no window slips in behind Dispose.
        if (isDisposed)
        {
            window.Dispose();
            throw new ObjectDisposedException(nameof(SlackRateLimiter));
        }

        return window;
    }

    // Channels come and go by the thousand: once a second at most, whoever comes along drops what has become idle.
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
