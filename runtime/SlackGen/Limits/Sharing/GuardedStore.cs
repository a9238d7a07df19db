using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SlackGen.RateLimiting;

/// <summary>
/// A wrapper of the store that limits the number of concurrent requests and the wait for a response. If a request fails twice, the store counts as away for
/// its budget. If that happens to several budgets without a success in between, the store counts as away for all budgets. A store that is away gets no
/// requests except the pings of one task.
/// </summary>
internal sealed class GuardedStore : IDisposable
{
    /// <summary>The number of attempts before a budget counts as away. A connection may break, or a failover may take a moment.</summary>
    private const int Attempts = 2;

    /// <summary>The number of failed budgets before the whole store counts as away. One or two may have a locked row.</summary>
    private const int FailedBudgetsOfOutage = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ISlackRateStore store;
    private readonly SharedSlackRateLimiterOptions options;
    private readonly OutageHistory outages;
    private readonly ILogger logger;
    private readonly ConcurrencyLimiter turns;
    private readonly CancellationToken shutdown;
    private readonly object gate = new();

    // The budgets that failed since the last response of the store.
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);

    // The budgets that are away, with their methods, in the order of the pings.
    private readonly Queue<(string Partition, string Method)> away = new();
    private bool isPinging;

    public GuardedStore(ISlackRateStore store, SharedSlackRateLimiterOptions options, OutageHistory outages, CancellationToken shutdown)
    {
        (this.store, this.options, this.outages, this.shutdown) = (store, options, outages, shutdown);
        logger = GuardedLogger.Create(options.LoggerFactory, "SlackGen.RateLimiting");
        turns = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.MaxStoreRequests,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>Waits for a turn to use the store, first come, first served. Disposing the lease passes the turn on.</summary>
    public ValueTask<RateLimitLease> EnterAsync() => turns.AcquireAsync(1, shutdown);

    /// <summary>Requests permits. Called within a turn. Returns null if the store is away for the budget.</summary>
    public async ValueTask<SlackRateDecision?> TryAcquireAsync(string method, SlackRateRequest request)
    {
        SlackRateDecision decision = default;
        return await TryAsync(method, request.Partition, async token => decision = await store.TryAcquireAsync(request, token).ConfigureAwait(false))
            .ConfigureAwait(false)
            ? decision
            : null;
    }

    /// <summary>Pauses a budget for all processes. Called within a turn. Returns false if the store is away for the budget.</summary>
    public Task<bool> TryPauseAsync(string method, string partition, TimeSpan duration) =>
        TryAsync(method, partition, token => store.PauseAsync(partition, duration, token).AsTask());

    public void Dispose() => turns.Dispose();

    private async Task<bool> TryAsync(string method, string partition, Func<CancellationToken, Task> request)
    {
        for (var attempt = 1; !outages.IsAway(partition); attempt++)
        {
            try
            {
                await WithinTimeoutAsync(request).ConfigureAwait(false);
                RecordSuccess();
                return true;
            }
            catch (Exception e) when (!shutdown.IsCancellationRequested)
            {
                if (attempt == Attempts)
                {
                    RecordFailure(method, partition, e);
                    return false;
                }
            }

            await Task.Delay(Pause, options.TimeProvider, shutdown).ConfigureAwait(false);
        }

        return false;
    }

    private async Task WithinTimeoutAsync(Func<CancellationToken, Task> request)
    {
        using var timeout = new CancellationTokenSource(options.StoreTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, shutdown);

        // Cancellation may take time too: Npgsql asks the server first. WaitAsync does not wait for it.
        await request(either.Token).WaitAsync(options.StoreTimeout, options.TimeProvider, shutdown).ConfigureAwait(false);
    }

    private void RecordSuccess()
    {
        lock (gate)
        {
            failed.Clear();
        }
    }

    private void RecordFailure(string method, string partition, Exception e)
    {
        bool isStoreAway, ping;
        lock (gate)
        {
            if (outages.Begin(partition))
            {
                away.Enqueue((partition, method));
                SlackLog.BudgetAway(logger, method, options.Processes, SecretScrubber.Common.Clean(e));
            }

            failed.Add(partition);
            isStoreAway = failed.Count >= FailedBudgetsOfOutage && outages.Begin();
            ping = !isPinging;
            isPinging = true;
        }

        if (isStoreAway)
        {
            SlackLog.StoreAway(logger, options.Processes, SecretScrubber.Common.Clean(e));
        }

        if (ping)
        {
            _ = SharedWork.Start(PingAsync);
        }
    }

    // One ping at a time: pings of locked rows must not take turns from other budgets.
    private async Task PingAsync()
    {
        try
        {
            do
            {
                await Task.Delay(options.RetryStoreAfter, options.TimeProvider, shutdown).ConfigureAwait(false);
            }
            while (await PingOnceAsync().ConfigureAwait(false));
        }
        catch (Exception) when (shutdown.IsCancellationRequested)
        {
        }
    }

    // Returns true while any budget is away.
    private async Task<bool> PingOnceAsync()
    {
        int count;
        lock (gate)
        {
            count = away.Count;
        }

        for (; count > 0; count--)
        {
            (string Partition, string Method) budget;
            lock (gate)
            {
                budget = away.Dequeue();
            }

            try
            {
                await WithinTimeoutAsync(token => store.PingAsync(budget.Partition, token).AsTask()).ConfigureAwait(false);
            }
            catch (Exception e) when (!shutdown.IsCancellationRequested)
            {
                SlackLog.StoreStillAway(logger, budget.Method, SecretScrubber.Common.Clean(e));
                lock (gate)
                {
                    away.Enqueue(budget);
                }

                // The next round pings another budget: this one may be locked although the store is back.
                if (outages.IsStoreAway)
                {
                    return true;
                }

                continue;
            }

            RecordSuccess();
            if (outages.End())
            {
                SlackLog.StoreBack(logger);
            }

            outages.End(budget.Partition);
            SlackLog.BudgetBack(logger, budget.Method);
        }

        lock (gate)
        {
            return isPinging = away.Count > 0;
        }
    }
}
