using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace SlackGen.RateLimiting;

/// <summary>
/// Slack's rate tiers for many processes and machines together, counted in a store. It keeps the promise that <see cref="SlackRateLimiter"/> keeps for one
/// process: no window of a budget's period, and 2 % more, ever holds more calls than the budget. It is <see cref="SlackClientOptions.RateLimiter"/> of any number of clients.
/// </summary>
public sealed class SharedSlackRateLimiter : PartitionedRateLimiter<SlackCall>, ISlackAsyncLimiter, ISlackThrottleSink
{
    private readonly ConcurrentDictionary<string, PartitionQueue> queues = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource shutdown = new();
    private readonly SharedSlackRateLimiterOptions options;
    private readonly SharedBudgets budgets;
    private int disposed;

    /// <summary>Creates one. The store is asked with the first call.</summary>
    /// <param name="store">Where calls are counted; it stays the caller's to dispose.</param>
    /// <param name="options">How to behave.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SharedSlackRateLimiter(ISlackRateStore store, SharedSlackRateLimiterOptions options)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
        budgets = new SharedBudgets(store, options, shutdown.Token);
    }

    /// <summary>How many budgets have calls of this process waiting.</summary>
    public int PartitionCount => queues.Count;

    /// <inheritdoc/>
    public void Pause(SlackCall call, TimeSpan duration)
    {
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        var partition = PartitionName.Of(call);
        budgets.Pause(call.Method.Name, partition, duration);
        if (queues.TryGetValue(partition, out var queue))
        {
            queue.Pause(duration);
        }
    }

    /// <summary>How many calls of this process wait for a budget; what is available only the store knows. Null when none waits.</summary>
    public override RateLimiterStatistics? GetStatistics(SlackCall resource) =>
        queues.TryGetValue(PartitionName.Of(resource), out var queue) ? new RateLimiterStatistics { CurrentQueuedCount = queue.Count } : null;

    /// <inheritdoc/>
    public ValueTask<RateLimitLease> AttemptAcquireAsync(SlackCall call, CancellationToken cancellationToken = default) =>
        Enqueue(call, 1, isPatient: false, cancellationToken);

    /// <summary>Asks the store once, and holds the thread until it has answered. A client takes <see cref="AttemptAcquireAsync"/> instead.</summary>
    protected override RateLimitLease AttemptAcquireCore(SlackCall resource, int permitCount)
    {
        var pending = Enqueue(resource, permitCount, isPatient: false, CancellationToken.None);
        return pending.IsCompletedSuccessfully ? pending.Result : pending.AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(SlackCall resource, int permitCount, CancellationToken cancellationToken) =>
        Enqueue(resource, permitCount, isPatient: true, cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref disposed, 1) == 0)
        {
            shutdown.Cancel();
            foreach (var queue in queues.Values)
            {
                queue.Fail(new ObjectDisposedException(nameof(SharedSlackRateLimiter)));
            }

            queues.Clear();
            budgets.Dispose();
            shutdown.Dispose();
        }

        base.Dispose(disposing);
    }

    private ValueTask<RateLimitLease> Enqueue(SlackCall call, int permitCount, bool isPatient, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        if (permitCount != 1)
        {
            throw new ArgumentOutOfRangeException(nameof(permitCount), permitCount, "A call takes one permit.");
        }

        Budget.Check(call.Rate, options.Processes);
        var partition = PartitionName.Of(call);
        while (true)
        {
            var queue = queues.GetOrAdd(partition, static (name, limiter) => limiter.NewQueue(name), this);
            if (queue.AcquireAsync(call, isPatient, cancellationToken) is { } pending)
            {
                return pending;
            }

            // It was dropped between finding and using it: then there is a new one to find.
            queues.TryRemove(new(partition, queue));
        }
    }

    private PartitionQueue NewQueue(string partition) =>
        new(partition, budgets, options, queue => queues.TryRemove(new(queue.Partition, queue)), shutdown.Token);
}
