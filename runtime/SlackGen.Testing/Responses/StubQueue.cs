namespace SlackGen.Testing;

/// <summary>
/// The replies or faults of a stub. Those with a condition precede those without. Of either kind, those with a number of times come first, in the order in
/// which they were added.
/// </summary>
/// <param name="isLastOneFirst">
/// Whether a value without a number of times precedes earlier ones, and replaces one without a condition. Otherwise it follows them.
/// </param>
internal sealed class StubQueue<T>(bool isLastOneFirst)
    where T : class
{
    private readonly object gate = new();

    // Replaced by every change, so that a request walks over it without a lock.
    private Entry[] entries = [];

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="times">The number of requests that receive it, at least 1; null for all further requests.</param>
    /// <param name="condition">The condition that a request must meet; null for none.</param>
    /// <param name="occurs">Decides by chance whether a request that meets the condition receives the value; null if it always does.</param>
    public void Add(T value, int? times, Func<RecordedRequest, bool>? condition = null, Func<bool>? occurs = null)
    {
        if (times is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(times));
        }

        var added = new Entry(value, condition, occurs) { Left = times };
        lock (gate)
        {
            var isFirst = isLastOneFirst && times is null;
            var before = entries.Where(e => isFirst ? e.Rank < added.Rank : e.Rank <= added.Rank);
            var after = entries.Where(e => isFirst && condition is not null ? e.Rank >= added.Rank : e.Rank > added.Rank);
            entries = [.. before, added, .. after];
        }
    }

    /// <summary>Returns the first value that applies to a request, and uses up one of its times.</summary>
    /// <param name="request">The request; null in queues whose values have no conditions.</param>
    public T? Next(RecordedRequest? request = null)
    {
        foreach (var entry in Volatile.Read(ref entries))
        {
            // A condition is code of the test, which may call the fake. So it runs outside the lock.
            if ((entry.Condition is null || entry.Condition(request!)) && TryUse(entry))
            {
                return entry.Value;
            }
        }

        return null;
    }

    public void Clear()
    {
        lock (gate)
        {
            entries = [];
        }
    }

    // Another request may have used up the entry meanwhile.
    private bool TryUse(Entry entry)
    {
        lock (gate)
        {
            if (!entries.Contains(entry) || entry.Occurs?.Invoke() == false)
            {
                return false;
            }

            if (entry.Left is not null && --entry.Left == 0)
            {
                entries = [.. entries.Where(e => e != entry)];
            }

            return true;
        }
    }

    private sealed class Entry(T value, Func<RecordedRequest, bool>? condition, Func<bool>? occurs)
    {
        public T Value => value;

        public Func<RecordedRequest, bool>? Condition => condition;

        public Func<bool>? Occurs => occurs;

        /// <summary>Gets or sets the number of requests that the value still applies to; null for all.</summary>
        public int? Left { get; set; }

        /// <summary>Gets the position among entries of another kind.</summary>
        public int Rank => (condition is null ? 2 : 0) + (Left is null ? 1 : 0);
    }
}
