using System.Threading.RateLimiting;

namespace SlackGen.RateLimiting;

/// <summary>
/// The queue of the calls of this process that wait for one budget, first come, first served. One loop requests permits for all of them, so that a thousand
/// waiting calls cost the store no more than one.
/// </summary>
/// <param name="partition">The name of the budget.</param>
/// <param name="budgets">The component that decides on the calls.</param>
/// <param name="options">The options: the limit of the queue, the timeout of the store and the clock.</param>
/// <param name="drop">The callback when no call waits any more. The queue is retired then and takes no calls.</param>
/// <param name="shutdown">Ends all waits.</param>
internal sealed class PartitionQueue(
    string partition, SharedBudgets budgets, SharedSlackRateLimiterOptions options, Action<PartitionQueue> drop, CancellationToken shutdown)
{
    private readonly TimeProvider time = options.TimeProvider;
    private readonly object gate = new();
    private readonly LinkedList<Waiter> queue = new();
    private bool started;
    private bool retired;

    // Set while the time of the next call is known from the last decision, so that no request is needed.
    private (long Until, Budget Pace)? refusal;

    /// <summary>Gets the name of the budget.</summary>
    public string Partition => partition;

    /// <summary>Gets the number of waiting calls.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return queue.Count;
            }
        }
    }

    /// <summary>Acquires a permit. A refused lease says when to try again. Returns null if the queue is retired.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isPatient">True to wait for a turn; false to take the first decision.</param>
    /// <param name="cancellationToken">Removes the call from the queue.</param>
    public ValueTask<RateLimitLease>? AcquireAsync(SlackCall call, bool isPatient, CancellationToken cancellationToken)
    {
        Waiter waiter;
        bool start;
        lock (gate)
        {
            if (retired)
            {
                return null;
            }

            var now = time.GetTimestamp();
            waiter = new Waiter(call, isPatient, Deadline(call, isPatient, now));
            if (refusal is { } known && Refusal(waiter, queue.Count, known.Until, known.Pace, now) is { } refused)
            {
                return new ValueTask<RateLimitLease>(refused);
            }

            queue.AddLast(waiter.Node);
            start = !started;
            started = true;
        }

        waiter.Registration = cancellationToken.UnsafeRegister(static (state, token) =>
        {
            var (owner, cancelled) = ((PartitionQueue, Waiter))state!;
            if (owner.Remove(cancelled))
            {
                cancelled.TrySetCanceled(token);
            }
        }, (this, waiter));
        if (waiter.Task.IsCompleted)
        {
            // Completed before the registration was stored, so it must be removed here: the token may live forever.
            waiter.Registration.Unregister();
        }

        if (start)
        {
            // On this thread up to the wait for a turn, so that budgets have their turns in the order of their first calls.
            using (SharedWork.SuppressContext())
            {
                _ = ServeAsync();
            }
        }

        return new ValueTask<RateLimitLease>(waiter.Task);
    }

    /// <summary>Refuses the calls whose wait would exceed their limit because of a pause. The next decision applies the pause to the others.</summary>
    public void Pause(TimeSpan duration)
    {
        var done = new List<(Waiter Waiter, RateLease Lease)>();
        lock (gate)
        {
            if (queue.First is { } first)
            {
                var (now, pace) = (time.GetTimestamp(), Budget.FromRate(first.Value.Call.Rate));
                var until = now + time.Ticks(duration);
                RemoveWhere((waiter, position) => Refusal(waiter, position, until, pace, now), done);
            }
        }

        foreach (var (waiter, lease) in done)
        {
            waiter.Complete(lease);
        }
    }

    /// <summary>Retires the queue and completes all waiting calls with an exception.</summary>
    public void Fail(Exception exception)
    {
        List<Waiter> waiting;
        lock (gate)
        {
            retired = true;
            waiting = [.. queue];
            queue.Clear();
        }

        foreach (var waiter in waiting)
        {
            waiter.Fail(exception);
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (Next() is { } call)
            {
                if (Apply(await DecideAsync(call).ConfigureAwait(false)) is { } decided)
                {
                    // Timers round down to whole milliseconds, and a permit would not be available yet.
                    var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, decided.NextRequestAfter.TotalMilliseconds)));
                    await Task.Delay(wait, time, shutdown).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (shutdown.IsCancellationRequested)
        {
            Fail(new ObjectDisposedException(nameof(SharedSlackRateLimiter)));
        }
        catch (Exception e)
        {
            // No call may wait for a loop that has ended.
            Fail(e);
        }
        finally
        {
            drop(this);
        }
    }

    // A decision waits for its turn and then for the store. Calls whose time is over meanwhile are refused.
    private async Task<BudgetDecision> DecideAsync(SlackCall call)
    {
        var decision = budgets.DecideAsync(call, partition, () => Count).AsTask();
        while (true)
        {
            try
            {
                return await decision.WaitAsync(options.StoreTimeout, time, shutdown).ConfigureAwait(false);
            }
            catch (TimeoutException) when (!decision.IsFaulted)
            {
                // The decision may have completed just now; the next wait returns at once then.
                RefuseOverdue();
            }
        }
    }

    // Returns the first call. Returns null and retires the queue if no call waits.
    private SlackCall? Next()
    {
        lock (gate)
        {
            refusal = null;
            if (queue.First is { } first)
            {
                return first.Value.Call;
            }

            retired = true;
            return null;
        }
    }

    // Passes permits to the front of the queue. Refuses calls that do not wait, would wait too long or exceed the queue limit. Returns null if no call is left.
    private BudgetDecision? Apply(BudgetDecision decided)
    {
        var done = new List<(Waiter Waiter, RateLease Lease)>();
        bool isWaiting;
        lock (gate)
        {
            while (done.Count < decided.Granted && queue.First is { } first)
            {
                queue.RemoveFirst();
                done.Add((first.Value, RateLease.Granted));
            }

            // A full grant says nothing about calls that came during the request; the next request covers them.
            if (decided.RetryAfter > TimeSpan.Zero)
            {
                var now = time.GetTimestamp();
                var until = now + time.Ticks(decided.RetryAfter);
                RemoveWhere((waiter, position) => Refusal(waiter, position, until, decided.Pace, now), done);
                refusal = (until, decided.Pace);
            }

            isWaiting = queue.Count > 0;
        }

        foreach (var (waiter, lease) in done)
        {
            waiter.Complete(lease);
        }

        return isWaiting ? decided : null;
    }

    private void RefuseOverdue()
    {
        var done = new List<(Waiter Waiter, RateLease Lease)>();
        lock (gate)
        {
            var now = time.GetTimestamp();
            RemoveWhere(
                (waiter, _) => waiter.Deadline > now ? null
                    : waiter.IsPatient ? RateLease.WaitTooLong(options.StoreTimeout, waiter.Call.MaxWait)
                    : RateLease.Refused(options.StoreTimeout, "the store of the shared limits has not responded in time"),
                done);
        }

        foreach (var (waiter, lease) in done)
        {
            waiter.Complete(lease);
        }
    }

    private void RemoveWhere(Func<Waiter, int, RateLease?> refuse, List<(Waiter Waiter, RateLease Lease)> removed)
    {
        var position = 0;
        for (var node = queue.First; node is not null;)
        {
            var (waiter, following) = (node.Value, node.Next);
            if (refuse(waiter, position) is { } lease)
            {
                queue.Remove(node);
                removed.Add((waiter, lease));
            }
            else
            {
                position++;
            }

            node = following;
        }
    }

    // The time of the next call is known. The calls behind it follow at the pace of the budget, or later if other processes take permits.
    private RateLease? Refusal(Waiter waiter, int position, long until, Budget pace, long now)
    {
        var free = until + (position / pace.Limit * time.Ticks(pace.Window));
        var wait = time.TimeUntil(free, now);
        return !waiter.IsPatient ? RateLease.Refused(wait)
            : position >= options.QueueLimit ? RateLease.QueueFull(wait, options.QueueLimit)
            : free > waiter.Deadline ? RateLease.WaitTooLong(wait, waiter.Call.MaxWait)
            : null;
    }

    // A call that does not wait for a turn still waits for the store: for two attempts, and for earlier requests of this process.
    private long Deadline(SlackCall call, bool isPatient, long now) =>
        !isPatient ? now + time.Ticks(options.StoreTimeout * 3)
        : call.MaxWait == Timeout.InfiniteTimeSpan ? long.MaxValue
        : now + time.Ticks(call.MaxWait);

    private bool Remove(Waiter waiter)
    {
        lock (gate)
        {
            if (waiter.Node.List is null)
            {
                return false;
            }

            queue.Remove(waiter.Node);
            return true;
        }
    }
}
