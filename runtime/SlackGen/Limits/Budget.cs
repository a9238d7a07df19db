namespace SlackGen;

/// <summary>A rate as the promise that every limiter keeps: no window of this length ever holds more granted calls than the limit.</summary>
/// <param name="Limit">Calls.</param>
/// <param name="Window">The length of the window.</param>
internal readonly record struct Budget(int Limit, TimeSpan Window)
{
    /// <summary>
    /// How much longer than the period the window is. Calls are counted where they are granted, Slack counts where they arrive: calls of one burst that a new
    /// connection holds up arrive together with the next burst. 2 % of a minute is 1.2 s of such delay.
    /// </summary>
    private const decimal Margin = 1.02m;

    /// <summary>
    /// Converts a rate. A burst above or below the permits keeps the average: 1200 a minute with a burst of 2000 is 2000 in 100 seconds, and the margin.
    /// </summary>
    public static Budget Of(SlackRate rate)
    {
        if (rate.Permits < 1 || rate.PerSeconds < 1 || rate.Burst < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(rate), "A budget needs at least one permit in at least one second.");
        }

        // Whole microseconds, which is what PostgreSQL and Redis count in.
        var microseconds = (decimal)rate.PerSeconds * 1_000_000 * Margin * Capacity(rate) / rate.Permits;
        return new Budget(Capacity(rate), TimeSpan.FromMicroseconds((double)Math.Ceiling(microseconds)));
    }

    /// <summary>
    /// The part of a budget that one of several processes may use by itself: as many calls as all can have in the same window, or, where there are more
    /// processes than calls, one call in a window that is longer by as much.
    /// </summary>
    public static SlackRate Share(SlackRate rate, int processes)
    {
        long capacity = Capacity(rate);
        var share = Math.Max(1, capacity / processes);

        // Without the margin, which Of adds. capacity >= processes: a window of PerSeconds * capacity / Permits. Otherwise: that window, processes / capacity times as long.
        return capacity >= processes
            ? rate with { Permits = Count(rate.Permits * share), PerSeconds = Count(rate.PerSeconds * capacity), Burst = (int)share }
            : rate with { PerSeconds = Count((long)rate.PerSeconds * processes), Burst = 1 };
    }

    /// <summary>Refuses a rate that cannot be kept.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has no permits or no period, or is too large to be shared.</exception>
    public static void Check(SlackRate rate, int processes)
    {
        _ = Of(rate);
        _ = Share(rate, processes);
    }

    private static int Capacity(SlackRate rate) => rate.Burst > 0 ? rate.Burst : rate.Permits;

    private static int Count(long value) => value <= int.MaxValue
        ? (int)value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The budget is too large to be shared.");
}
