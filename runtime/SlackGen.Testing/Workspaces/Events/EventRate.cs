namespace SlackGen.Testing;

/// <summary>Counts the events of the last hour, by minute.</summary>
/// <param name="limit">The number of events within an hour above which those of the current minute are dropped.</param>
internal sealed class EventRate(int limit = EventRate.Limit)
{
    /// <summary>The number of events within an hour above which Slack drops those of the current minute.</summary>
    public const int Limit = 30_000;

    private const int Minutes = 60;

    private readonly (long Minute, int Count)[] counts = new (long, int)[Minutes];
    private long announced = -1;

    /// <summary>Counts an event.</summary>
    /// <returns>Whether the event may be delivered, and, if not, whether it is the first one of its minute.</returns>
    public (bool IsAllowed, bool IsFirst) Enter(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / Minutes;
        if (counts.Where(c => c.Minute > minute - Minutes).Sum(c => c.Count) >= limit)
        {
            var isFirst = announced != minute;
            announced = minute;
            return (false, isFirst);
        }

        ref var current = ref counts[minute % Minutes];
        current = current.Minute == minute ? (minute, current.Count + 1) : (minute, 1);
        return (true, false);
    }
}
