using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace SlackGen.RateLimiting;

/// <summary>
/// Decides on calls: by the store while it is available, by the share of this process while the store is away, and by both for a while afterwards, since the
/// store does not know of the calls that the shares granted.
/// </summary>
internal sealed class SharedBudgets : IDisposable
{
    private static readonly TimeSpan MinRetryAfter = TimeSpan.FromMilliseconds(1);

    private readonly SharedSlackRateLimiterOptions options;
    private readonly TimeProvider time;
    private readonly OutageHistory outages;
    private readonly GuardedStore store;
    private readonly SlackRateLimiter shares;
    private readonly Guid waiter = Guid.NewGuid();
    private readonly ConcurrentDictionary<string, long> pauses = new(StringComparer.Ordinal);
    private readonly CancellationToken shutdown;

    public SharedBudgets(ISlackRateStore store, SharedSlackRateLimiterOptions options, CancellationToken shutdown)
    {
        (this.options, time, this.shutdown) = (options, options.TimeProvider, shutdown);
        outages = new OutageHistory(time, options.RetryStoreAfter + options.StoreTimeout);
        this.store = new GuardedStore(store, options, outages, shutdown);
        shares = new SlackRateLimiter(queueLimit: 0, time);
    }

    /// <summary>Decides on the calls that wait for a budget.</summary>
    /// <param name="call">The first of the calls.</param>
    /// <param name="partition">The name of the budget.</param>
    /// <param name="waiting">Returns the number of waiting calls. It is called after the wait for a turn, so that the request covers later calls too.</param>
    public async ValueTask<BudgetDecision> DecideAsync(SlackCall call, string partition, Func<int> waiting)
    {
        var budget = Budget.FromRate(call.Rate);
        if (!outages.IsAway(partition) && PauseLeft(partition) <= TimeSpan.Zero)
        {
            // The store may block its thread, which must not be that of the caller.
            using var turn = await store.EnterAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            if (await RequestAsync(call, partition, budget, Math.Min(waiting(), budget.Limit)).ConfigureAwait(false) is { } decided)
            {
                return decided;
            }
        }

        return PauseLeft(partition) is { Ticks: > 0 } pause ? BudgetDecision.Refuse(pause, budget) : DecideFromShare(call, partition, budget, Math.Min(waiting(), budget.Limit));
    }

    /// <summary>Pauses a budget: in this process at once, in the others as soon as the store has recorded it.</summary>
    public void Pause(string method, string partition, TimeSpan duration)
    {
        foreach (var known in pauses)
        {
            if (known.Value <= time.GetTimestamp())
            {
                pauses.TryRemove(known);
            }
        }

        var until = time.GetTimestamp() + time.Ticks(duration);
        if (pauses.AddOrUpdate(partition, until, (_, known) => Math.Max(known, until)) == until)
        {
            _ = SharedWork.Start(() => SendPauseAsync(method, partition, until));
        }
    }

    public void Dispose()
    {
        shares.Dispose();
        store.Dispose();
    }

    // Returns null if the store is away for the budget.
    private async ValueTask<BudgetDecision?> RequestAsync(SlackCall call, string partition, Budget budget, int permits)
    {
        if (permits == 0)
        {
            return new BudgetDecision(0, TimeSpan.Zero, TimeSpan.Zero, budget);
        }

        // A pause may have begun during the wait for a turn, and the store may not know of it yet.
        if (PauseLeft(partition) is { Ticks: > 0 } pause)
        {
            return BudgetDecision.Refuse(pause, budget);
        }

        var share = outages.IsShareBinding(partition, budget.Window) ? call with { Rate = Budget.Divide(call.Rate, options.Processes) } : (SlackCall?)null;
        if (share is { } own)
        {
            permits = Math.Min(permits, Available(own));
            if (permits == 0)
            {
                return BudgetDecision.Refuse(RetryAfter(own), Budget.FromRate(own.Rate));
            }
        }

        var request = new SlackRateRequest(partition, budget.Limit, budget.Window, permits, waiter);
        if (await store.TryAcquireAsync(call.Method.Name, request).ConfigureAwait(false) is not { } decision)
        {
            return null;
        }

        var granted = Math.Clamp(decision.Granted, 0, permits);
        if (share is not null)
        {
            Take(share.Value, granted);
        }

        // Without a minimum, a store that refuses without a time would be called in an endless loop.
        var retryAfter = granted == permits ? TimeSpan.Zero : decision.RetryAfter > MinRetryAfter ? decision.RetryAfter : MinRetryAfter;
        return new BudgetDecision(granted, retryAfter, retryAfter, budget);
    }

    private async Task SendPauseAsync(string method, string partition, long until)
    {
        try
        {
            while (Left(until) is { Ticks: > 0 } && !await TrySendPauseAsync(method, partition, until).ConfigureAwait(false))
            {
                await Task.Delay(options.RetryStoreAfter, time, shutdown).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (shutdown.IsCancellationRequested)
        {
        }
    }

    private async Task<bool> TrySendPauseAsync(string method, string partition, long until)
    {
        using var turn = await store.EnterAsync().ConfigureAwait(false);
        return Left(until) is not { Ticks: > 0 } left || await store.TryPauseAsync(method, partition, left).ConfigureAwait(false);
    }

    private BudgetDecision DecideFromShare(SlackCall call, string partition, Budget budget, int permits)
    {
        var share = call with { Rate = Budget.Divide(call.Rate, options.Processes) };
        var hold = HoldTime(call, partition, budget, share.Rate);
        var granted = hold > TimeSpan.Zero ? 0 : Take(share, permits);
        var retryAfter = hold > TimeSpan.Zero ? hold : granted < permits ? RetryAfter(share) : TimeSpan.Zero;
        return new BudgetDecision(granted, retryAfter, retryAfter < options.RetryStoreAfter ? retryAfter : options.RetryStoreAfter, Budget.FromRate(share.Rate));
    }

    private TimeSpan HoldTime(SlackCall call, string partition, Budget budget, SlackRate share)
    {
        var hold = outages.HoldTime(partition, budget.Window);
        if (budget.Limit >= options.Processes)
        {
            return hold;
        }

        // With fewer calls than processes, the first calls of the processes are spread. Each process keeps to its share, but all would begin at once.
        var turn = (uint)HashCode.Combine(waiter, call.Partition) / (double)uint.MaxValue;
        return hold + (Budget.FromRate(share).Window * turn);
    }

    private int Take(SlackCall share, int permits)
    {
        var taken = 0;
        while (taken < permits)
        {
            using var lease = shares.AttemptAcquire(share);
            if (!lease.IsAcquired)
            {
                break;
            }

            taken++;
        }

        return taken;
    }

    private int Available(SlackCall share) => (int)(shares.GetStatistics(share)?.CurrentAvailablePermits ?? Budget.FromRate(share.Rate).Limit);

    // Called only if no permit is available, so that it takes none.
    private TimeSpan RetryAfter(SlackCall share)
    {
        using var lease = shares.AttemptAcquire(share);
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
    }

    private TimeSpan PauseLeft(string partition) => pauses.TryGetValue(partition, out var until) ? Left(until) : TimeSpan.Zero;

    private TimeSpan Left(long until) => time.GetElapsedTime(time.GetTimestamp(), until);
}
