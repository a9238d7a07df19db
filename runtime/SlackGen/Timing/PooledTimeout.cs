namespace SlackGen;

/// <summary>A source that its <see cref="TimeoutPool"/> cancels when it is due.</summary>
internal sealed class PooledTimeout : CancellationTokenSource
{
    /// <summary>The time at which nothing is due.</summary>
    public const long Never = long.MaxValue;

    private long due = Never;

    /// <summary>Its place in the pool's list; the pool's to keep.</summary>
    public int Index { get; set; }

    /// <summary>Sets the time; a full fence.</summary>
    public void Start(long timestamp) => Interlocked.Exchange(ref due, timestamp);

    /// <summary>Moves the time, unless it has fired.</summary>
    public void Extend(long timestamp)
    {
        var current = Volatile.Read(ref due);
        if (current != Never)
        {
            // Only the timer changes it besides, by firing.
            Interlocked.CompareExchange(ref due, timestamp, current);
        }
    }

    /// <summary>Ends it; false where it has fired before.</summary>
    public bool TryStop() => Interlocked.Exchange(ref due, Never) != Never;

    /// <summary>Fires it if it is due; otherwise tells when it will be.</summary>
    public bool TryFire(long now, out long dueAt)
    {
        dueAt = Volatile.Read(ref due);
        return dueAt <= now && Interlocked.CompareExchange(ref due, Never, dueAt) == dueAt;
    }
}
