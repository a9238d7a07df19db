namespace SlackGen.Apps;

/// <summary>Limits a log message that a flood would repeat to one a second, and counts what it is for.</summary>
internal sealed class LogThrottle(TimeProvider time)
{
    private readonly object gate = new();
    private long? loggedAt;
    private long count;

    /// <summary>Counts an occurrence. Returns the number since the last message if a message is due; otherwise 0.</summary>
    public long Count()
    {
        lock (gate)
        {
            count++;
            if (loggedAt is { } last && time.GetElapsedTime(last) < TimeSpan.FromSeconds(1))
            {
                return 0;
            }

            var due = count;
            (loggedAt, count) = (time.GetTimestamp(), 0);
            return due;
        }
    }
}
