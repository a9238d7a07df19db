namespace SlackGen.Testing;

/// <summary>
/// The replies or faults of a stub. Those with a condition precede those without. Of either kind, those with a number of times come first, in the order in
/// which they were added.
/// </summary>
/// <param name="isLastOneFirst">Whether a value without a number of times precedes earlier ones. Otherwise it follows them.</param>
internal sealed class StubQueue<T>(bool isLastOneFirst)
    where T : class
{
    private readonly object gate = new();

    // Replaced by every change, so that a request walks over it without a lock.
    private Entry[] entries = [];

    /// <summary>Adds a value. One that applies to all further requests replaces an earlier one that did.</summary>
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
            var kept = entries.Where(e => !(e.IsForAll && added.IsForAll)).ToLookup(e => isFirst ? e.Rank < added.Rank : e.Rank <= added.Rank);
            entries = [.. kept[true], added, .. kept[false]];
        }
    }

    /// <summary>Returns the first value that applies to a request, and uses up one of its times.</summary>
    /// <param name="request">The request; null in queues whose values have no conditions.</param>
    public T? Next(RecordedRequest? request = null)
    {
        // No condition runs twice for a request, and no chance is taken twice.
        HashSet<Entry> declined = [];
        while (true)
        {
            var next = Volatile.Read(ref entries).FirstOrDefault(e => !declined.Contains(e));
            if (next is null)
            {
                return null;
            }

            // A condition is code of the test, which may call the fake. So it runs outside the lock.
            if (next.Condition?.Invoke(request!) == false)
            {
                declined.Add(next);
                continue;
            }

            lock (gate)
            {
                // Meanwhile another value may have replaced this one, or another request may have used it up.
                if (!entries.Contains(next))
                {
                    continue;
                }

                if (next.Occurs?.Invoke() == false)
                {
                    declined.Add(next);
                    continue;
                }

                if (next.Left is not null && --next.Left == 0)
                {
                    entries = [.. entries.Where(e => e != next)];
                }

                return next.Value;
            }
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries = [];
        }
    }

    private sealed class Entry(T value, Func<RecordedRequest, bool>? condition, Func<bool>? occurs)
    {
        public T Value => value;

        public Func<RecordedRequest, bool>? Condition => condition;

        public Func<bool>? Occurs => occurs;

        /// <summary>Gets or sets the number of requests that the value still applies to; null for all.</summary>
        public int? Left { get; set; }

        /// <summary>Gets whether the value applies to all further requests.</summary>
        public bool IsForAll => (condition, occurs, Left) is (null, null, null);

        /// <summary>Gets the position among entries of another kind.</summary>
        public int Rank => (condition is null ? 2 : 0) + (Left is null ? 1 : 0);
    }
}
