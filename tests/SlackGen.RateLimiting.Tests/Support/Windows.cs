namespace SlackGen.RateLimiting.Tests;

/// <summary>Counts calls in windows.</summary>
internal static class Windows
{
    /// <summary>
    /// The part of a window to look at where calls note their times themselves, which is later than they were granted when the machine is busy. Calls too many
    /// come at once, and are found in it all the same.
    /// </summary>
    public static TimeSpan Noted(TimeSpan window) => window * 0.6;

    /// <summary>The most calls in any window of a length, its end excluded.</summary>
    public static int Busiest(IEnumerable<TimeSpan> calls, TimeSpan length)
    {
        var times = calls.Order().ToList();
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            while (times[last] - times[first] >= length)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
