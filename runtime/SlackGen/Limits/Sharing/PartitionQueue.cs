using System.Threading.RateLimiting;

namespace SlackGen.RateLimiting;

/// <summary>
/// The calls of this process that wait for one budget, first come first served. One loop asks for all of them, so that a thousand waiting calls cost the store
/// no more than one.
/// </summary>
/// <param name="partition">The name of the budget.</param>
/// <param name="budgets">Who decides.</param>
/// <param name="options">How many calls may wait, and for how long for the store.</param>
/// <param name="drop">Called when nobody waits any more; a dropped queue takes no calls.</param>
/// <param name="shutdown">Ends all waiting.</param>
internal sealed class PartitionQueue(
    string partition, SharedBudgets budgets, SharedSlackRateLimiterOptions options, Action<PartitionQueue> drop, CancellationToken shutdown)
{
    private readonly TimeProvider time = options.TimeProvider;
    private readonly object gate = new();
    private readonly LinkedList<Waiter> queue = new();
    private bool started;
    private bool retired;

    // Set while there is nothing to ask, since the last response said when the next call may go.
    private (long Until, Budget Pace)? refusal;

    public string Partition => partition;

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

    /// <summary>A permit, or a refusal that says when to come back; null when the queue has been dropped.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isPatient">Whether it waits its turn; otherwise it takes the first answer.</param>
    /// <param name="cancellationToken">Gives the place in the queue up.</param>
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
            // Answered before the registration was known: nobody else would give it back, and the token may live for ever.
            waiter.Registration.Unregister();
        }

        if (start)
        {
            _ = SharedWork.Start(ServeAsync);
        }

        return new ValueTask<RateLimitLease>(waiter.Task);
    }

    /// <summary>Refuses those whose turn a pause puts too far away. The others learn of it from the next decision.</summary>
    public void Pause(TimeSpan duration)
    {
        var done = new List<(Waiter Waiter, RateLease Lease)>();
        lock (gate)
        {
            if (queue.First is { } first)
            {
                var (now, pace) = (time.GetTimestamp(), Budget.Of(first.Value.Call.Rate));
                var until = now + time.Ticks(duration);
                RemoveWhere((waiter, place) => Refusal(waiter, place, until, pace, now), done);
            }
        }

        foreach (var (waiter, lease) in done)
        {
            waiter.Complete(lease);
        }
    }

    /// <summary>Refuses everybody with an exception, now and later.</summary>
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
            waiter.Registration.Unregister();
            waiter.TrySetException(exception);
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (Next() is { } call)
            {
                if (Answer(await DecideAsync(call).ConfigureAwait(false)) is { } verdict)
                {
                    // Timers count whole milliseconds and round down: a permit would not be there yet.
                    var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Positive(verdict.AskAfter).TotalMilliseconds));
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
            // Nobody may wait for a loop that has ended.
            Fail(e);
        }
        finally
        {
            drop(this);
        }
    }

    // A decision may have to wait for its turn, and then for the store: those whose time is over do not wait for it.
    private async Task<Verdict> DecideAsync(SlackCall call)
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
                // It may have come just now; then the next wait is none.
                RefuseOverdue();
            }
        }
    }

    // The first call; null when nobody waits, and then the queue is dropped.
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

    // Gives out permits from the front, and refuses those who do not wait or would wait too long, or for whom there is no room. The verdict when somebody is left.
    private Verdict? Answer(Verdict verdict)
    {
        var done = new List<(Waiter Waiter, RateLease Lease)>();
        bool isWaiting;
        lock (gate)
        {
            while (done.Count < verdict.Granted && queue.First is { } first)
            {
                queue.RemoveFirst();
                done.Add((first.Value, RateLease.Granted));
            }

            // A full grant says nothing about those who came while the store was asked; they are asked for next.
            if (verdict.RetryAfter > TimeSpan.Zero)
            {
                var now = time.GetTimestamp();
                var until = now + time.Ticks(verdict.RetryAfter);
                RemoveWhere((waiter, place) => Refusal(waiter, place, until, verdict.Pace, now), done);
                refusal = (until, verdict.Pace);
            }

            isWaiting = queue.Count > 0;
        }

        foreach (var (waiter, lease) in done)
        {
            waiter.Complete(lease);
        }

        return isWaiting ? verdict : null;
    }

    private void RefuseOverdue()
    {
        var done = new List<(Waiter Waiter, RateLease Lease)>();
        lock (gate)
        {
            var now = time.GetTimestamp();
            RemoveWhere(
                (waiter, _) => waiter.Deadline > now ? null
                    : waiter.IsPatient ? RateLease.TooLong(options.StoreTimeout, waiter.Call.MaxWait)
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
        var place = 0;
        for (var node = queue.First; node is not null;)
        {
            var (waiter, following) = (node.Value, node.Next);
            if (refuse(waiter, place) is { } lease)
            {
                queue.Remove(node);
                removed.Add((waiter, lease));
            }
            else
            {
                place++;
            }

            node = following;
        }
    }

    // The next call may go at a known time; those behind it follow at the pace of the budget, or later where other processes take a part of it.
    private RateLease? Refusal(Waiter waiter, int place, long until, Budget pace, long now)
    {
        var free = until + (place / pace.Limit * time.Ticks(pace.Window));
        var wait = Positive(time.GetElapsedTime(now, free));
        return !waiter.IsPatient ? RateLease.Refused(wait)
            : place >= options.QueueLimit ? RateLease.QueueFull(wait, options.QueueLimit)
            : free > waiter.Deadline ? RateLease.TooLong(wait, waiter.Call.MaxWait)
            : null;
    }

    // Whoever does not wait for a turn waits for the store alone: for two requests, and for others of this process before them.
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

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
