namespace SlackGen.Testing;

/// <summary>A queue of values that are each returned a limited number of times, followed by one without a limit.</summary>
internal sealed class RepeatingQueue<T>
    where T : class
{
    private readonly Queue<(T Value, int Times)> limited = new();
    private readonly object gate = new();
    private T? forever;
    private int used;

    /// <summary>Adds a value. A value without a number of times replaces the previous one without.</summary>
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
