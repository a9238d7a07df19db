using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>Log messages that a flood of deliveries would repeat: once a second, or once for each name.</summary>
internal sealed class ThrottledLog(ILogger logger, TimeProvider time)
{
    private const int MaxNames = 1000;
    private const int MaxLength = 100;

    private readonly ConcurrentDictionary<string, bool> names = new(StringComparer.Ordinal);
    private readonly object gate = new();
    private long? fullAt;
    private long refused;

    /// <summary>Logs that the queue is full, at most once a second, with the number of deliveries refused since the last message.</summary>
    public void QueueFull(int limit)
    {
        long count;
        lock (gate)
        {
            refused++;
            if (fullAt is { } last && time.GetElapsedTime(last) < TimeSpan.FromSeconds(1))
            {
                return;
            }

            (fullAt, count, refused) = (time.GetTimestamp(), refused, 0);
        }

        AppLog.QueueFull(logger, count, limit);
    }

    /// <summary>Logs that a name has no handler: the first time as a warning.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="name">The event type, command, action ID or callback ID.</param>
    public void Unhandled(SlackDelivery delivery, string name)
    {
        var text = OneLine.Sanitize(name == delivery.Type ? $"{delivery}" : $"{delivery} '{name}'", MaxLength);

        // The bound is approximate, which is enough to bound the memory.
        if (names.Count < MaxNames && names.TryAdd(text, true))
        {
            AppLog.Unhandled(logger, text);
        }
        else
        {
            AppLog.UnhandledAgain(logger, text);
        }
    }
}
