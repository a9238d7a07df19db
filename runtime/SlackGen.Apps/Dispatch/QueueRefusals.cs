using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>The deliveries that a full queue refused: a message at most once a second for each reason, and the health of the queue.</summary>
internal sealed class QueueRefusals(ILogger logger, TimeProvider time, int limit)
{
    // Slack's own retries come within a minute, so an overload that lasts refuses some of them.
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(1);

    private readonly object gate = new();
    private readonly LogThrottle[] throttles = [new(time), new(time), new(time)];
    private QueueRefusal lastReason;
    private DateTimeOffset firstAt;
    private DateTimeOffset? lastAt;

    /// <summary>Gets the health of the queue: degraded for a minute after a refusal; null if it accepts every delivery.</summary>
    public SlackTransportHealth? Health
    {
        get
        {
            lock (gate)
            {
                return lastAt is { } last && time.GetUtcNow() - last < Recovery
                    ? new SlackTransportHealth(HealthStatus.Degraded, $"Deliveries are refused: {Describe(lastReason)}.", firstAt)
                    : null;
            }
        }
    }

    /// <summary>Logs a refusal with the number of deliveries that were refused for the same reason since the last message.</summary>
    public void Add(QueueRefusal reason)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            firstAt = lastAt is { } last && now - last < Recovery ? firstAt : now;
            (lastAt, lastReason) = (now, reason);
        }

        if (throttles[(int)reason].Count() is > 0 and var count)
        {
            AppLog.QueueFull(logger, count, Describe(reason));
        }
    }

    private string Describe(QueueRefusal reason) => reason switch
    {
        QueueRefusal.Events => $"QueueLimit ({limit}) events wait or run",
        QueueRefusal.Key => $"{DeliveryQueue.KeyLimit(limit)} deliveries of one key, a quarter of QueueLimit ({limit}), wait or run",
        QueueRefusal.Interactions => $"QueueLimit ({limit}) commands and interactions wait or run",
        QueueRefusal.Closed => "the app is stopping",
    };
}
