using System.Threading.RateLimiting;

namespace SlackGen;

/// <summary>
/// The sliding window of one budget: a ring buffer of the grant times, with one entry for each call of the limit. A call may be sent when the oldest grant has
/// left the window, so that no window holds more calls than the limit. A token bucket would allow nearly twice the limit.
/// </summary>
internal sealed class RateWindow : IDisposable
{
    private readonly object gate = new();
    private readonly LinkedList<Waiter> queue = new();
    private readonly TimeProvider time;
    private readonly int queueLimit;
    private readonly long[] grants;
    private readonly long length;
    private ITimer? timer;
    private long pausedUntil = long.MinValue;
    private int next;
    private bool retired;

    public RateWindow(SlackRate rate, int queueLimit, TimeProvider time)
    {
        (this.time, this.queueLimit) = (time, queueLimit);

        var budget = Budget.FromRate(rate);
        length = time.Ticks(budget.Window);
        grants = new long[budget.Limit];
        Array.Fill(grants, long.MinValue);
    }

    /// <summary>Gets the available permits and the number of waiting calls.</summary>
    public RateLimiterStatistics Statistics
    {
        get
        {
            lock (gate)
            {
                var now = time.GetTimestamp();
                return new RateLimiterStatistics
                {
                    CurrentAvailablePermits = pausedUntil > now ? 0 : grants.Count(g => HasLeft(g, now)),
                    CurrentQueuedCount = queue.Count,
                };
            }
        }
    }

    /// <summary>Tries once to acquire a permit. Returns null if the window is retired.</summary>
    public RateLimitLease? TryAcquire()
    {
        lock (gate)
        {
            if (retired)
            {
                return null;
            }

            var now = time.GetTimestamp();
            return queue.Count == 0 && FreeAt(now) <= now ? Grant(now) : RateLease.Refused(WaitOfNext(now));
        }
    }

    /// <summary>
    /// Acquires a permit, and waits in the queue if necessary. The call is refused if the queue is full or its wait would exceed <see cref="SlackCall.MaxWait"/>.
    /// Returns null if the window is retired.
    /// </summary>
    public ValueTask<RateLimitLease>? AcquireAsync(SlackCall call, CancellationToken cancellationToken)
    {
        var maxWait = call.MaxWait;
        Waiter waiter;
        lock (gate)
        {
            if (retired)
            {
                return null;
            }

            var now = time.GetTimestamp();
            if (queue.Count == 0 && FreeAt(now) <= now)
            {
                return new ValueTask<RateLimitLease>(Grant(now));
            }

            if (queue.Count >= queueLimit)
            {
                return new ValueTask<RateLimitLease>(RateLease.QueueFull(WaitOfNext(now), queueLimit));
            }

            waiter = new Waiter(call, isPatient: true, maxWait == Timeout.InfiniteTimeSpan ? long.MaxValue : now + time.Ticks(maxWait));
            if (FreeFor(queue.Count, now) > waiter.Deadline)
            {
                return new ValueTask<RateLimitLease>(RateLease.WaitTooLong(WaitOfNext(now), maxWait));
            }

            queue.AddLast(waiter.Node);
            Schedule(now);
        }

        waiter.Registration = cancellationToken.UnsafeRegister(static (state, token) =>
        {
            var (window, cancelled) = ((RateWindow, Waiter))state!;
            window.Cancel(cancelled, token);
        }, (this, waiter));

        // The waiter was served before the registration was stored, so it must be removed here.
        if (waiter.Task.IsCompleted)
        {
            waiter.Registration.Unregister();
        }

        return new ValueTask<RateLimitLease>(waiter.Task);
    }

    /// <summary>Pauses the window, and refuses calls whose wait now exceeds their limit. Returns false if the window is retired.</summary>
    public bool TryPause(TimeSpan duration)
    {
        var refused = new List<(Waiter Waiter, RateLease Lease)>();
        lock (gate)
        {
            if (retired)
            {
                return false;
            }

            var now = time.GetTimestamp();
            pausedUntil = Math.Max(pausedUntil, now + time.Ticks(duration));
            var position = 0;
            for (var node = queue.First; node is not null;)
            {
                var (waiter, following) = (node.Value, node.Next);
                var free = FreeFor(position, now);
                if (free > waiter.Deadline)
                {
                    queue.Remove(node);
                    refused.Add((waiter, RateLease.WaitTooLong(time.TimeUntil(free, now), waiter.Call.MaxWait)));
                }
                else
                {
                    position++;
                }

                node = following;
            }

            Schedule(now);
        }

        foreach (var (waiter, lease) in refused)
        {
            waiter.Complete(lease);
        }

        return true;
    }

    /// <summary>Retires the window if no call waits, no pause is in effect and no grant is in the window. Returns whether it did.</summary>
    public bool TryRetire()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            if (queue.Count > 0 || pausedUntil > now || !grants.All(g => HasLeft(g, now)))
            {
                return false;
            }

            retired = true;
            timer?.Dispose();
            return true;
        }
    }

    public void Dispose()
    {
        List<Waiter> waiting;
        lock (gate)
        {
            retired = true;
            timer?.Dispose();
            waiting = [.. queue];
            queue.Clear();
        }

        foreach (var waiter in waiting)
        {
            waiter.Fail(new ObjectDisposedException(nameof(SlackRateLimiter)));
        }
    }

    private bool HasLeft(long grant, long now) => grant == long.MinValue || grant + length <= now;

    // The next entry of the ring is the oldest grant.
    private long FreeAt(long now) => FreeFor(0, now);

    // The time when the call at this position of the queue may be sent. Each call takes one entry of the ring, which is free again after one window.
    private long FreeFor(int position, long now)
    {
        var grant = grants[(next + (position % grants.Length)) % grants.Length];
        var free = grant == long.MinValue ? now : grant + length;
        return Math.Max(free, pausedUntil) + (position / grants.Length * length);
    }

    private RateLease Grant(long now)
    {
        grants[next] = now;
        next = (next + 1) % grants.Length;
        return RateLease.Granted;
    }

    // The wait of one more call, behind the queue.
    private TimeSpan WaitOfNext(long now) => time.TimeUntil(FreeFor(queue.Count, now), now);

    private void Schedule(long now)
    {
        if (queue.Count == 0)
        {
            return;
        }

        timer ??= time.CreateTimer(static state => ((RateWindow)state!).Serve(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.FireAfter(FreeAt(now) - now, time);
    }

    private void Serve()
    {
        var served = new List<Waiter>();
        lock (gate)
        {
            if (retired)
            {
                return;
            }

            var now = time.GetTimestamp();
            while (queue.First is { } first && FreeAt(now) <= now)
            {
                queue.RemoveFirst();
                Grant(now);
                served.Add(first.Value);
            }

            Schedule(now);
        }

        // Outside the lock: a served call may call this window again. Waiters leave the queue only under the lock, so none is served twice.
        foreach (var waiter in served)
        {
            waiter.Complete(RateLease.Granted);
        }
    }

    private void Cancel(Waiter waiter, CancellationToken token)
    {
        lock (gate)
        {
            if (waiter.Node.List is null)
            {
                return;
            }

            queue.Remove(waiter.Node);
        }

        waiter.TrySetCanceled(token);
    }
}
