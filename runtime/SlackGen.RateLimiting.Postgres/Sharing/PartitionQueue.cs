using System.Threading.RateLimiting;

namespace SlackGen.RateLimiting;

/// <summary>
/// The calls of this process that wait for one budget, first come first served. One loop asks for all of them, so that a thousand waiting calls cost the store
/// no more than one.
/// </summary>
/// <param name="partition">The name of the budget.</param>
/// <param name="budgets">Who decides.</param>
/// <param name="queueLimit">How many calls may wait.</param>
/// <param name="time">The clock.</param>
/// <param name="drop">Called when nobody waits any more; a dropped queue takes no calls.</param>
/// <param name="shutdown">Ends all waiting.</param>
internal sealed class PartitionQueue(
    string partition, SharedBudgets budgets, int queueLimit, TimeProvider time, Action<PartitionQueue> drop, CancellationToken shutdown)
{
    private readonly object gate = new();
    private readonly LinkedList<Waiter> queue = new();
    private bool started;
    private bool retired;

    // Set while there is nothing to ask, since the last answer said when to ask again.
    private long? refusedUntil;

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
        var waiter = new Waiter(call, isPatient);
        bool start;
        lock (gate)
        {
            if (retired)
            {
                return null;
            }

            if (refusedUntil is { } until && (!isPatient || queue.Count >= queueLimit))
            {
                return new ValueTask<RateLimitLease>(new SharedLease(Positive(time.GetElapsedTime(time.GetTimestamp(), until))));
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
            // The loop outlives the call that starts it, and must not carry its trace and its async locals along.
            using (ExecutionContext.SuppressFlow())
            {
                _ = ServeAsync();
            }
        }

        return new ValueTask<RateLimitLease>(waiter.Task);
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
            while (Next() is var (call, permits))
            {
                var verdict = await budgets.DecideAsync(call, partition, permits).ConfigureAwait(false);
                if (Answer(verdict))
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

    // The first call and how many wait; null when nobody does, and then the queue is dropped.
    private (SlackCall Call, int Permits)? Next()
    {
        lock (gate)
        {
            refusedUntil = null;
            if (queue.First is { } first)
            {
                return (first.Value.Call, queue.Count);
            }

            retired = true;
            return null;
        }
    }

    // Gives out permits from the front, and refuses those who do not wait, or for whom there is no room. True when somebody is left.
    private bool Answer(Verdict verdict)
    {
        var served = new List<Waiter>();
        var refused = new List<Waiter>();
        bool isWaiting;
        lock (gate)
        {
            while (served.Count < verdict.Granted && queue.First is { } first)
            {
                queue.RemoveFirst();
                served.Add(first.Value);
            }

            // A full grant says nothing about those who came while the store was asked; they are asked for next.
            if (verdict.RetryAfter > TimeSpan.Zero)
            {
                for (var node = queue.Last; node is not null;)
                {
                    var (waiter, previous) = (node.Value, node.Previous);
                    if (!waiter.IsPatient || queue.Count > queueLimit)
                    {
                        queue.Remove(node);
                        refused.Add(waiter);
                    }

                    node = previous;
                }

                refusedUntil = time.GetTimestamp() + (long)(verdict.RetryAfter.TotalSeconds * time.TimestampFrequency);
            }

            isWaiting = queue.Count > 0;
        }

        foreach (var waiter in served)
        {
            waiter.Registration.Unregister();
            waiter.TrySetResult(SharedLease.Granted);
        }

        foreach (var waiter in refused)
        {
            waiter.Registration.Unregister();
            waiter.TrySetResult(new SharedLease(verdict.RetryAfter));
        }

        return isWaiting;
    }

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
