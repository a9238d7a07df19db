namespace SlackGen;

/// <summary>Represents a sliding-window limit. Every limiter guarantees that no window of this length holds more granted calls than the limit.</summary>
/// <param name="Limit">The maximum number of calls in a window.</param>
/// <param name="Window">The length of the window.</param>
internal readonly record struct Budget(int Limit, TimeSpan Window)
{
    /// <summary>
    /// The factor by which the window is longer than the period of the rate. A limiter counts a call when it is granted, Slack when it arrives: a burst that a
    /// new connection delays arrives together with the next burst. 2 % of a minute allow for 1.2 s of delay.
    /// </summary>
    private const decimal Margin = 1.02m;

    /// <summary>
    /// Creates the budget of a rate. A burst above or below the permits keeps the average: 1200 a minute with a burst of 2000 is 2000 in 100 seconds, plus the
    /// margin.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate has no permits, no period or a negative burst.</exception>
    public static Budget FromRate(SlackRate rate)
    {
        if (rate.Permits < 1 || rate.PerSeconds < 1 || rate.Burst < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(rate), "A budget needs at least one permit in at least one second.");
        }

        // Whole microseconds: PostgreSQL and the Redis scripts count in them.
        var microseconds = (decimal)rate.PerSeconds * 1_000_000 * Margin * Capacity(rate) / rate.Permits;
        return new Budget(Capacity(rate), TimeSpan.FromMicroseconds((double)Math.Ceiling(microseconds)));
    }

    /// <summary>
    /// Returns the share of a rate that each of several processes may use alone: an equal number of calls in the same window, rounded down. If there are more
    /// processes than calls, the share is one call in a proportionally longer window.
    /// </summary>
    public static SlackRate Divide(SlackRate rate, int processes)
    {
        long capacity = Capacity(rate);
        var share = Math.Max(1, capacity / processes);

        // The margin is added later. The window is PerSeconds * capacity / Permits; with more processes than calls, processes / capacity times that.
        return capacity >= processes
            ? rate with { Permits = ToInt32(rate.Permits * share), PerSeconds = ToInt32(rate.PerSeconds * capacity), Burst = (int)share }
            : rate with { PerSeconds = ToInt32((long)rate.PerSeconds * processes), Burst = 1 };
    }

    /// <summary>Verifies that a rate can be kept and shared.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate has no permits, no period or a negative burst, or is too large to be shared.</exception>
    public static void Check(SlackRate rate, int processes)
    {
        _ = FromRate(rate);
        _ = Divide(rate, processes);
    }

    /// <summary>Verifies the number of permits that a call acquires.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not 1.</exception>
    public static void RequireOnePermit(int permitCount)
    {
        if (permitCount != 1)
        {
            throw new ArgumentOutOfRangeException(nameof(permitCount), permitCount, "A call takes one permit.");
        }
    }

    private static int Capacity(SlackRate rate) => rate.Burst > 0 ? rate.Burst : rate.Permits;

    private static int ToInt32(long value) => value <= int.MaxValue
        ? (int)value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The budget is too large to be shared.");
}
