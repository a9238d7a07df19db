namespace SlackGen.Apps;

/// <summary>The IDs of the events of the last minutes, with which repetitions are recognized. At most 100,000 are kept; the oldest go first.</summary>
internal sealed class RecentEvents(TimeProvider time, TimeSpan window)
{
    /// <summary>The largest number of IDs, about 15 MB.</summary>
    public const int MaxCount = 100_000;

    private readonly object gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byAge = new();

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
            if (nodes.TryGetValue(id, out var node))
            {
                existing = node.Value.Run;
                return false;
            }

            nodes.Add(id, byAge.AddLast(new Entry(id, run, time.GetTimestamp())));
            existing = null;
            return true;
        }
    }

    /// <summary>Removes an event that was not handled, so that its repetition is.</summary>
    public void Forget(string id)
    {
        lock (gate)
        {
            if (nodes.Remove(id, out var node))
            {
                byAge.Remove(node);
            }
        }
    }

    private void Trim()
    {
        for (var left = byAge.Count; left > 0 && byAge.First is { } oldest; left--)
        {
            var isOld = time.GetElapsedTime(oldest.Value.AddedAt) >= window;
            if (!isOld && byAge.Count < MaxCount)
            {
                return;
            }

            byAge.Remove(oldest);
            if (isOld && byAge.Count + 1 < MaxCount && oldest.Value.Run is { IsCompleted: false })
            {
                // Slack may repeat what still runs.
                oldest.Value = oldest.Value with { AddedAt = time.GetTimestamp() };
                byAge.AddLast(oldest);
            }
            else
            {
                nodes.Remove(oldest.Value.Id);
            }
        }
    }

    private readonly record struct Entry(string Id, Task<SlackAcknowledgement>? Run, long AddedAt);
}
