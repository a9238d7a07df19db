using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Counts the calls of one token, method and partition in a sliding window. Not thread-safe.</summary>
internal sealed class RateWindow(string method, string? partition, Rate rate, TimeSpan length)
{
    private readonly Queue<TimeSpan> arrived = new();
    private readonly Queue<TimeSpan> accepted = new();
    private int peak;
    private int throttled;

    /// <summary>Gets the number of calls that a window allows. A burst above the permits can arrive at once, so a window can hold it.</summary>
    private int Allowed => Math.Max(rate.Permits, rate.Burst ?? 0);

    public RatePeak Peak => new(method, partition, Allowed, TimeSpan.FromSeconds(rate.PerSeconds), peak, throttled);

    /// <summary>Counts a call. Returns the time that a throttled call must wait, or null if the call is allowed.</summary>
    public TimeSpan? Enter(TimeSpan now)
    {
        RemoveExpired(arrived, now);
        RemoveExpired(accepted, now);
        arrived.Enqueue(now);
        peak = Math.Max(peak, arrived.Count);
        if (accepted.Count < Allowed)
        {
            accepted.Enqueue(now);
            return null;
        }

        throttled++;
        return accepted.Peek() + length - now;
    }

    private void RemoveExpired(Queue<TimeSpan> calls, TimeSpan now)
    {
        while (calls.TryPeek(out var first) && now - first >= length)
        {
            calls.Dequeue();
        }
    }
}
