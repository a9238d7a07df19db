namespace SlackGen.Testing;

/// <summary>The newest of what arrived, in order.</summary>
/// <param name="capacity">How many items are kept.</param>
internal sealed class Recording<T>(int capacity)
{
    private readonly Queue<T> kept = new();
    private readonly object gate = new();
    private long dropped;

    /// <summary>Gets how many items had to make room since the last <see cref="Clear"/>.</summary>
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
