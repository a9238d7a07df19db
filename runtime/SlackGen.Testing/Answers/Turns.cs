namespace SlackGen.Testing;

/// <summary>Things that are used a number of times each, in order, and then one that is used for ever.</summary>
internal sealed class Turns<T>
    where T : class
{
    private readonly Queue<(T Value, int Times)> limited = new();
    private readonly object gate = new();
    private T? forever;
    private int used;

    /// <summary>Adds one; one without a number of times replaces the former.</summary>
    public void Add(T value, int? times)
    {
        if (times is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(times));
        }

        lock (gate)
        {
            if (times is { } limit)
            {
                limited.Enqueue((value, limit));
            }
            else
            {
                forever = value;
            }
        }
    }

    public T? Next()
    {
        lock (gate)
        {
            if (!limited.TryPeek(out var first))
            {
                return forever;
            }

            if (++used == first.Times)
            {
                limited.Dequeue();
                used = 0;
            }

            return first.Value;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            limited.Clear();
            forever = null;
            used = 0;
        }
    }
}
