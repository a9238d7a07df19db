using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Tests.Support;

/// <summary>
/// A clock that stands still until it is told to move. Timers fire in the order of their times, each with the clock at its time, on the thread that
/// moves the clock.
/// </summary>
/// <remarks>
/// <see cref="FakeTimeProvider"/> keeps the time. The timers are this class's own: those of <see cref="FakeTimeProvider"/> see the end of a step instead of
/// their time, do not fire before <c>Advance</c> returns when another thread or an outer <c>Advance</c> is firing, and fire within
/// <see cref="TimeProvider.CreateTimer"/> where nothing is left to wait for.
/// </remarks>
internal sealed class ManualTimeProvider(DateTimeOffset? start = null) : FakeTimeProvider(start ?? new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero))
{
    private static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    private readonly object gate = new();
    private readonly List<ManualTimer> timers = [];
    private long order;

    /// <summary>Timers that are to fire.</summary>
    public int TimerCount => Count(_ => true);

    /// <summary>Timers that are to fire and for which somebody waits, so all but those of timeouts and of a rotation that stores its pair again.</summary>
    public int PauseCount => Count(t => !t.IsTimeout);

    /// <summary>The time since the clock was made.</summary>
    public TimeSpan Elapsed => GetUtcNow() - Start;

    /// <summary>Gets whether a timer fires as soon as it is set, with the clock moved to its time, unless it is a timeout: a pause takes no real time.</summary>
    public bool SkipsPauses { get; init; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
        {
            throw new NotSupportedException("Nothing in the runtime repeats.");
        }

        var timer = new ManualTimer(this, () => callback(state)) { IsTimeout = state is TimeoutPool or SlackTokenRotation };
        lock (gate)
        {
            timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    public new void Advance(TimeSpan by) => AdvanceTo(GetUtcNow() + by);

    /// <summary>Moves to the time of the next timer and fires what is due then; false when there is none up to the end.</summary>
    public bool AdvanceToNextTimer(TimeSpan end)
    {
        DateTimeOffset due;
        lock (gate)
        {
            due = timers.Count == 0 ? Never : timers.Min(t => t.Due);
        }

        if (due > Start + end)
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
            return timers.Count(t => t.Due != Never && isCounted(t));
        }
    }

    private void AdvanceTo(DateTimeOffset target)
    {
        while (true)
        {
            ManualTimer? next;
            lock (gate)
            {
                next = timers.Where(t => t.Due <= target).OrderBy(t => t.Due).ThenBy(t => t.Order).FirstOrDefault();
                var time = next?.Due ?? target;
                if (time > GetUtcNow())
                {
                    SetUtcNow(time);
                }

                if (next is null)
                {
                    return;
                }

                next.Due = Never;
            }

            next.Fire();
        }
    }

    private void Set(ManualTimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            timer.Due = dueTime == Timeout.InfiniteTimeSpan ? Never : GetUtcNow() + dueTime;
            timer.Order = order++;
        }

        if (SkipsPauses && !timer.IsTimeout && dueTime != Timeout.InfiniteTimeSpan)
        {
            // Not here: who sets a timer may hold a lock, or not have stored it yet.
            ThreadPool.QueueUserWorkItem(_ => AdvanceTo(timer.Due == Never ? GetUtcNow() : timer.Due));
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

        public DateTimeOffset Due { get; set; } = Never;

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
