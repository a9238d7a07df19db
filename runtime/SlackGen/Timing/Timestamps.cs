namespace SlackGen;

/// <summary>Times in the ticks of a clock's timestamps.</summary>
internal static class Timestamps
{
    /// <summary>A duration in ticks, rounded up: a double would let it end a tick early. One longer than clocks count is cut.</summary>
    public static long Ticks(this TimeProvider time, TimeSpan duration) =>
        (long)Int128.Min((((Int128)duration.Ticks * time.TimestampFrequency) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond, long.MaxValue / 2);

    /// <summary>
    /// Lets a timer fire once, when so many ticks have passed. Timers count whole milliseconds, so it is rounded up to the next; what is longer than they count
    /// fires before, and who set it looks at the clock again.
    /// </summary>
    public static void FireAfter(this ITimer timer, long ticks, TimeProvider time)
    {
        var milliseconds = Math.Ceiling(Math.Max(ticks, 0) * 1000.0 / time.TimestampFrequency);
        timer.Change(TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }
}
