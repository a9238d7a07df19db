using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace SlackGen.RateLimiting;

/// <summary>
/// A rate limiter that keeps Slack's rate tiers across processes and machines, with a shared store. It gives the guarantee that <see cref="SlackRateLimiter"/>
/// gives within one process: no window of a budget's period plus 2 % holds more calls than the budget. Any number of clients can use it as
/// <see cref="SlackClientOptions.RateLimiter"/>.
/// </summary>
public sealed class SharedSlackRateLimiter : PartitionedRateLimiter<SlackCall>, ISlackAsyncLimiter, ISlackThrottleSink
{
    private readonly ConcurrentDictionary<string, PartitionQueue> queues = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource shutdown = new();
    private readonly SharedSlackRateLimiterOptions options;
    private readonly SharedBudgets budgets;
    private int disposed;

    /// <summary>Initializes a limiter. The first call is the first to use the store.</summary>
    /// <param name="store">The store. The limiter does not dispose it.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SharedSlackRateLimiter(ISlackRateStore store, SharedSlackRateLimiterOptions options)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
        budgets = new SharedBudgets(store, options, shutdown.Token);
    }

    /// <summary>Gets the number of budgets for which calls of this process wait.</summary>
    public int PartitionCount => queues.Count;

    /// <inheritdoc/>
    public void Pause(SlackCall call, TimeSpan duration)
    {
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        var partition = PartitionName.Create(call);
        budgets.Pause(call.Method.Name, partition, duration);
        if (queues.TryGetValue(partition, out var queue))
        {
            queue.Pause(duration);
        }
    }

    /// <summary>
    /// Returns the number of calls of this process that wait for a budget; null if none waits. Only the store knows the available permits, so they are not set.
    /// </summary>
    public override RateLimiterStatistics? GetStatistics(SlackCall resource) =>
        queues.TryGetValue(PartitionName.Create(resource), out var queue) ? new RateLimiterStatistics { CurrentQueuedCount = queue.Count } : null;

    /// <inheritdoc/>
    public ValueTask<RateLimitLease> AttemptAcquireAsync(SlackCall call, CancellationToken cancellationToken = default) =>
        Enqueue(call, 1, isPatient: false, cancellationToken);

    /// <summary>Sends one request to the store and blocks the thread until it responds. Clients call <see cref="AttemptAcquireAsync"/> instead.</summary>
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
        Budget.RequireOnePermit(permitCount);
        Budget.Check(call.Rate, options.Processes);
        var partition = PartitionName.Create(call);
        while (true)
        {
            var queue = queues.GetOrAdd(partition, static (name, limiter) => limiter.NewQueue(name), this);
            if (queue.AcquireAsync(call, isPatient, cancellationToken) is { } pending)
            {
                return pending;
            }

            // The queue was retired between finding and using it, so create a new one.
            queues.TryRemove(new(partition, queue));
        }
    }

    private PartitionQueue NewQueue(string partition) =>
        new(partition, budgets, options, queue => queues.TryRemove(new(queue.Partition, queue)), shutdown.Token);
}
