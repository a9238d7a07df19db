namespace SlackGen.Testing;

/// <summary>What arrived so far, in order.</summary>
internal sealed class Recording<T>
{
    private readonly List<T> arrived = [];
    private readonly object gate = new();

    public IReadOnlyList<T> Snapshot()
    {
        lock (gate)
        {
            return [.. arrived];
        }
    }

    public void Add(T item)
    {
        lock (gate)
        {
            arrived.Add(item);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            arrived.Clear();
        }
    }
}
