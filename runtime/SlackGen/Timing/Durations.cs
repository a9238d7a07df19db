namespace SlackGen;

/// <summary>Comparisons of durations.</summary>
internal static class Durations
{
    /// <summary>Returns the shorter of two durations.</summary>
    public static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
