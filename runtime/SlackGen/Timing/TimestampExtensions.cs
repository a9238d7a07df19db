namespace SlackGen;

/// <summary>Extension methods for durations in the ticks of a <see cref="TimeProvider"/>'s timestamps.</summary>
internal static class TimestampExtensions
{
    /// <summary>Converts a duration to ticks, rounded up so that it never ends early. A duration longer than the ticks can count is shortened.</summary>
    public static long Ticks(this TimeProvider time, TimeSpan duration) =>
        (long)Int128.Min((((Int128)duration.Ticks * time.TimestampFrequency) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond, long.MaxValue / 2);

    /// <summary>Returns the time from one timestamp to another; zero if it is past.</summary>
    public static TimeSpan TimeUntil(this TimeProvider time, long timestamp, long now)
    {
        var left = time.GetElapsedTime(now, timestamp);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>
    /// Starts a timer that fires once, after the given ticks. Timers count whole milliseconds, so the time is rounded up. A time longer than
    /// <see cref="int.MaxValue"/> ms is shortened, and the caller must check the clock when the timer fires.
    /// </summary>
    public static void FireAfter(this ITimer timer, long ticks, TimeProvider time)
    {
        var milliseconds = Math.Ceiling(Math.Max(ticks, 0) * 1000.0 / time.TimestampFrequency);
        timer.Change(TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }
}
