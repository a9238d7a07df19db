namespace SlackGen.Testing;

/// <summary>A list of the newest items, in order of arrival.</summary>
/// <param name="capacity">The maximum number of items.</param>
internal sealed class Recording<T>(int capacity)
{
    private readonly Queue<T> kept = new();
    private readonly object gate = new();
    private long dropped;

    /// <summary>Gets the number of items that newer ones have replaced since the last <see cref="Clear"/>.</summary>
    public long Dropped
    {
        get
        {
            lock (gate)
            {
                return dropped;
            }
        }
    }

    /// <summary>Gets the signal of new items.</summary>
    public ChangeSignal Added { get; } = new();

    public IReadOnlyList<T> Snapshot()
    {
        lock (gate)
        {
            return [.. kept];
        }
    }

    public void Add(T item)
    {
        lock (gate)
        {
            if (kept.Count == capacity)
            {
                kept.Dequeue();
                dropped++;
            }

            kept.Enqueue(item);
        }

        Added.Raise();
    }

    public void Clear()
    {
        lock (gate)
        {
            kept.Clear();
            dropped = 0;
        }
    }
}
