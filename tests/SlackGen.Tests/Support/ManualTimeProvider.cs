namespace SlackGen.Tests.Support;

/// <summary>
/// A clock that stands still until it is told to move. Timers fire in the order of their times, each with the clock at its time, on the thread that
/// moves the clock.
/// </summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly object gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly DateTimeOffset start;
    private long now;
    private long order;

    public ManualTimeProvider(DateTimeOffset? start = null) => this.start = start ?? new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Timers that are to fire.</summary>
    public int TimerCount => Count(_ => true);

    /// <summary>Timers that are to fire and for which somebody waits, so all but those of timeouts.</summary>
    public int PauseCount => Count(t => !t.IsTimeout);

    /// <summary>The time since the clock was made.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(GetTimestamp());

    /// <summary>Whether a timer fires as soon as it is set, with the clock moved to its time, unless it is a timeout: who pauses, waits no real time.</summary>
    public bool SkipsPauses { get; init; }

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
        {
            throw new NotSupportedException("Nothing in the runtime repeats.");
        }

        var timer = new ManualTimer(this, () => callback(state)) { IsTimeout = state is TimeoutPool };
        lock (gate)
        {
            timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by) => AdvanceTo(GetTimestamp() + by.Ticks);

    /// <summary>Moves to the time of the next timer and fires what is due then; false when there is none up to the end.</summary>
    public bool AdvanceToNextTimer(TimeSpan end)
    {
        long due;
        lock (gate)
        {
            due = timers.Count == 0 ? long.MaxValue : timers.Min(t => t.Due);
        }

        if (due > end.Ticks)
        {
            return false;
        }

        AdvanceTo(due);
        return true;
    }

    private int Count(Func<ManualTimer, bool> isCounted)
    {
        lock (gate)
        {
            return timers.Count(t => t.Due != long.MaxValue && isCounted(t));
        }
    }

    private void AdvanceTo(long target)
    {
        while (true)
        {
            ManualTimer? next;
            lock (gate)
            {
                next = timers.Where(t => t.Due <= target).OrderBy(t => t.Due).ThenBy(t => t.Order).FirstOrDefault();
                now = Math.Max(now, next?.Due ?? target);
                if (next is null)
                {
                    return;
                }

                next.Due = long.MaxValue;
            }

            next.Fire();
        }
    }

    private void Set(ManualTimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            timer.Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : now + dueTime.Ticks;
            timer.Order = order++;
        }

        if (SkipsPauses && !timer.IsTimeout && dueTime != Timeout.InfiniteTimeSpan)
        {
            // Not here: who sets a timer may hold a lock, or not have stored it yet.
            ThreadPool.QueueUserWorkItem(_ => AdvanceTo(timer.Due == long.MaxValue ? GetTimestamp() : timer.Due));
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action fire) : ITimer
    {
        public bool IsTimeout { get; init; }

        public long Due { get; set; } = long.MaxValue;

        public long Order { get; set; }

        public Action Fire => fire;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // As the system's.
            ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime.TotalMilliseconds, 0xfffffffe, nameof(dueTime));
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
