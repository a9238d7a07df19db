using System.Collections.Concurrent;

namespace SlackGen;

/// <summary>
/// Timeouts of many calls on one timer. A source with a timer of its own would be a third of what a small call allocates, and starting and stopping that
/// timer a twentieth of its time. Here a call writes down when it is due, and the timer wakes when the first of them is.
/// </summary>
internal sealed class TimeoutPool
{
    private const int MaxPooled = 256;

    private readonly ConcurrentQueue<PooledTimeout> pool = new();
    private readonly object gate = new();
    private readonly List<PooledTimeout> all = [];
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private long wakesAt = PooledTimeout.Never;

    public TimeoutPool(TimeProvider time)
    {
        this.time = time;

        // The timer serves all callers: it must not carry the first one's context.
        using (SharedWork.SuppressContext())
        {
            timer = time.CreateTimer(static pool => ((TimeoutPool)pool!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Gives a source that is cancelled when the time is over.</summary>
    public PooledTimeout Rent(TimeSpan timeout)
    {
        if (!pool.TryDequeue(out var source))
        {
            source = Create();
        }

        var due = time.GetTimestamp() + time.Ticks(timeout);
        source.Start(due);

        // Start is a full fence: either the timer sees the new time when it wakes, or this sees that it does not wake for it.
        if (due < Volatile.Read(ref wakesAt))
        {
            lock (gate)
            {
                WakeAt(due);
            }
        }

        return source;
    }

    /// <summary>Puts a timeout off: the timer wakes at its old time, sees the new one and rests until then.</summary>
    public void Extend(PooledTimeout source, TimeSpan timeout) => source.Extend(time.GetTimestamp() + time.Ticks(timeout));

    /// <summary>Ends a timeout, and keeps its source for the next call where nothing has cancelled it or still may.</summary>
    public void Return(PooledTimeout source, bool isReusable)
    {
        if (source.TryStop() && isReusable && all.Count <= MaxPooled && source.TryReset())
        {
            pool.Enqueue(source);
        }
        else
        {
            Drop(source);
        }
    }

    private PooledTimeout Create()
    {
        lock (gate)
        {
            var source = new PooledTimeout { Index = all.Count };
            all.Add(source);
            return source;
        }
    }

    // Not disposed: whoever cancels it may be about to, and without a timer of its own there is nothing to give back.
    private void Drop(PooledTimeout source)
    {
        lock (gate)
        {
            var last = all[^1];
            all[source.Index] = last;
            last.Index = source.Index;
            all.RemoveAt(all.Count - 1);
        }
    }

    private void Wake()
    {
        lock (gate)
        {
            Interlocked.Exchange(ref wakesAt, PooledTimeout.Never);
            var now = time.GetTimestamp();
            var next = PooledTimeout.Never;
            foreach (var source in all)
            {
                if (source.TryFire(now, out var due))
                {
                    // What others registered runs elsewhere: it must not hold up the timeouts behind this one.
                    _ = source.CancelAsync();
                }
                else
                {
                    next = Math.Min(next, due);
                }
            }

            // With no call on its way the timer rests.
            WakeAt(next);
        }
    }

    private void WakeAt(long due)
    {
        if (due >= wakesAt)
        {
            return;
        }

        Volatile.Write(ref wakesAt, due);
        timer.FireAfter(due - time.GetTimestamp(), time);
    }
}
