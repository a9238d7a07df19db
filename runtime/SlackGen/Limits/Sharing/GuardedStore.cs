using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SlackGen.RateLimiting;

/// <summary>
/// The store, with a bound on how many requests it gets at a time and on how long anybody waits for a response. A budget whose request fails twice counts as
/// away, and the whole store when that happens to several budgets with no success in between; then nobody waits for it, and one task pings it from time to time.
/// </summary>
internal sealed class GuardedStore : IDisposable
{
    /// <summary>How often a request is sent before its budget counts as away: a connection may break, or a failover take a moment.</summary>
    private const int Attempts = 2;

    /// <summary>How many budgets have to be away before the store is: one row may be locked, or two.</summary>
    private const int BudgetsOfAnOutage = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ISlackRateStore store;
    private readonly SharedSlackRateLimiterOptions options;
    private readonly Outages outages;
    private readonly ILogger logger;
    private readonly ConcurrencyLimiter turns;
    private readonly CancellationToken shutdown;
    private readonly object gate = new();

    // Budgets that went away since the store last gave a response.
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);

    // Budgets that are away, with their methods, in the order in which they are pinged.
    private readonly Queue<(string Partition, string Method)> away = new();
    private bool isPinging;

    public GuardedStore(ISlackRateStore store, SharedSlackRateLimiterOptions options, Outages outages, CancellationToken shutdown)
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

    /// <summary>Waits for a turn to ask the store, first come, first served. Disposing it gives the turn to the next.</summary>
    public ValueTask<RateLimitLease> EnterAsync() => turns.AcquireAsync(1, shutdown);

    /// <summary>Gets a decision within a turn; null when the store is away for the budget.</summary>
    public async ValueTask<SlackRateDecision?> TryAcquireAsync(string method, SlackRateRequest request)
    {
        SlackRateDecision decision = default;
        return await TryAsync(method, request.Partition, async token => decision = await store.TryAcquireAsync(request, token).ConfigureAwait(false))
            .ConfigureAwait(false)
            ? decision
            : null;
    }

    /// <summary>Pauses a budget for all processes within a turn; false when the store is away for it.</summary>
    public Task<bool> TryPauseAsync(string method, string partition, TimeSpan duration) =>
        TryAsync(method, partition, token => store.PauseAsync(partition, duration, token).AsTask());

    public void Dispose() => turns.Dispose();

    private async Task<bool> TryAsync(string method, string partition, Func<CancellationToken, Task> ask)
    {
        for (var attempt = 1; !outages.IsAway(partition); attempt++)
        {
            try
            {
                await WithinTimeoutAsync(ask).ConfigureAwait(false);
                Responded();
                return true;
            }
            catch (Exception e) when (!shutdown.IsCancellationRequested)
            {
                if (attempt == Attempts)
                {
                    Failed(method, partition, e);
                    return false;
                }
            }

            await Task.Delay(Pause, options.TimeProvider, shutdown).ConfigureAwait(false);
        }

        return false;
    }

    private async Task WithinTimeoutAsync(Func<CancellationToken, Task> ask)
    {
        using var timeout = new CancellationTokenSource(options.StoreTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, shutdown);

        // A store may take its time even to cancel: Npgsql asks the server first. Nobody waits for that.
        await ask(either.Token).WaitAsync(options.StoreTimeout, options.TimeProvider, shutdown).ConfigureAwait(false);
    }

    private void Responded()
    {
        lock (gate)
        {
            failed.Clear();
        }
    }

    private void Failed(string method, string partition, Exception e)
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
            isStoreAway = failed.Count >= BudgetsOfAnOutage && outages.Begin();
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

    // One ping at a time: budgets whose rows are locked must not take the turns of others.
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

    // True while something is away.
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

                // The next round tries another one: this one may be locked although the store is back.
                if (outages.IsStoreAway)
                {
                    return true;
                }

                continue;
            }

            Responded();
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
