namespace SlackGen.Apps;

/// <summary>The IDs of the events of the last minutes, with which repetitions are recognized. At most 100,000 are kept; the oldest go first.</summary>
internal sealed class RecentEvents(TimeProvider time, TimeSpan window)
{
    /// <summary>The largest number of IDs, about 15 MB.</summary>
    public const int MaxCount = 100_000;

    private readonly object gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Queue<Entry> byAge = new();

    /// <summary>Adds an event, or finds it.</summary>
    /// <param name="id">The ID of the event.</param>
    /// <param name="run">The run of the event, whose acknowledgement its repetitions await; null if the event is acknowledged already.</param>
    /// <param name="existing">The run of the event that was added before; null if it has finished, or if the event is acknowledged already.</param>
    /// <returns>False if the event was added before.</returns>
    public bool TryAdd(string id, Task<SlackAcknowledgement>? run, out Task<SlackAcknowledgement>? existing)
    {
        lock (gate)
        {
            Trim();
            if (entries.TryGetValue(id, out var entry))
            {
                existing = entry.Run;
                return false;
            }

            entry = new Entry(id, run, time.GetTimestamp());
            entries.Add(id, entry);
            byAge.Enqueue(entry);
            existing = null;
            return true;
        }
    }

    /// <summary>Removes an event that was not handled, so that its repetition is.</summary>
    public void Forget(string id)
    {
        lock (gate)
        {
            entries.Remove(id);
        }
    }

    private void Trim()
    {
        for (var left = byAge.Count; left > 0 && byAge.TryPeek(out var oldest); left--)
        {
            var isOld = time.GetElapsedTime(oldest.AddedAt) >= window;
            if (!isOld && byAge.Count < MaxCount)
            {
                return;
            }

            byAge.Dequeue();
            if (isOld && byAge.Count < MaxCount && oldest.Run is { IsCompleted: false } && entries.ContainsKey(oldest.Id))
            {
                // Slack may repeat what still runs.
                oldest.AddedAt = time.GetTimestamp();
                byAge.Enqueue(oldest);
            }
            else if (entries.TryGetValue(oldest.Id, out var entry) && entry == oldest)
            {
                // Otherwise it was forgotten, and perhaps added again.
                entries.Remove(oldest.Id);
            }
        }
    }

    private sealed class Entry(string id, Task<SlackAcknowledgement>? run, long addedAt)
    {
        public string Id => id;

        public Task<SlackAcknowledgement>? Run => run;

        public long AddedAt { get; set; } = addedAt;
    }
}
