using System.Collections.Concurrent;

namespace SlackGen;

/// <summary>
/// A pool of the timeouts of many calls, which share one timer. A call stores its due time, and the timer wakes at the earliest due time. A call therefore
/// allocates no timer and seldom has to start one.
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

        // The timer serves all callers and must not capture the execution context of the first one.
        using (SharedWork.SuppressContext())
        {
            timer = time.CreateTimer(static pool => ((TimeoutPool)pool!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Returns a source that is cancelled when the time limit expires.</summary>
    public PooledTimeout Rent(TimeSpan timeout)
    {
        if (!pool.TryDequeue(out var source))
        {
            source = Create();
        }

        var due = time.GetTimestamp() + time.Ticks(timeout);
        source.Start(due);

        // Start is a full fence: either the timer sees the new due time when it wakes, or this code sees that the timer would wake too late.
        if (due < Volatile.Read(ref wakesAt))
        {
            lock (gate)
            {
                WakeAt(due);
            }
        }

        return source;
    }

    /// <summary>Extends a timeout. The timer still wakes at the old due time and then sleeps until the new one.</summary>
    public void Extend(PooledTimeout source, TimeSpan timeout) => source.Extend(time.GetTimestamp() + time.Ticks(timeout));

    /// <summary>Stops a timeout and pools its source for the next call, unless something has cancelled the source or still may.</summary>
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

    // Not disposed: a concurrent Cancel may still be running, and a source without a timer has nothing to release.
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
                    // Callbacks run on another thread, so that they do not delay the timeouts after this one.
                    _ = source.CancelAsync();
                }
                else
                {
                    next = Math.Min(next, due);
                }
            }

            // The timer stays off if no timeout is running.
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
