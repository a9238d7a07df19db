namespace SlackGen;

/// <summary>A cancellation source that its <see cref="TimeoutPool"/> cancels when it is due.</summary>
internal sealed class PooledTimeout : CancellationTokenSource
{
    /// <summary>The due time of a timeout that never fires.</summary>
    public const long Never = long.MaxValue;

    private long due = Never;

    /// <summary>Gets or sets the index in the pool's list, which the pool maintains.</summary>
    public int Index { get; set; }

    /// <summary>Sets the due time. This is a full memory fence.</summary>
    public void Start(long timestamp) => Interlocked.Exchange(ref due, timestamp);

    /// <summary>Changes the due time, unless the timeout has fired.</summary>
    public void Extend(long timestamp)
    {
        var current = Volatile.Read(ref due);
        if (current != Never)
        {
            // The timer is the only other writer, when it fires the timeout.
            Interlocked.CompareExchange(ref due, timestamp, current);
        }
    }

    /// <summary>Stops the timeout. Returns false if it has already fired.</summary>
    public bool TryStop() => Interlocked.Exchange(ref due, Never) != Never;

    /// <summary>Marks the timeout as fired if it is due. Otherwise, returns false and the due time.</summary>
    public bool TryFire(long now, out long dueAt)
    {
        dueAt = Volatile.Read(ref due);
        return dueAt <= now && Interlocked.CompareExchange(ref due, Never, dueAt) == dueAt;
    }
}
