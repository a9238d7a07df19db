namespace SlackGen.Testing;

/// <summary>The pinned messages of each channel.</summary>
internal sealed class PinBook
{
    /// <summary>The number of pins that Slack allows in a channel.</summary>
    public const int MaxPerChannel = 100;

    private readonly Dictionary<string, List<Pin>> pins = new(StringComparer.Ordinal);

    /// <summary>Returns the pins of a channel, oldest first.</summary>
    public IReadOnlyList<Pin> Of(string channelId) => pins.TryGetValue(channelId, out var all) ? all : [];

    /// <summary>Returns whether a message is pinned.</summary>
    public bool Contains(string channelId, string ts) => pins.TryGetValue(channelId, out var all) && all.Exists(p => p.Ts == ts);

    public void Add(string channelId, Pin pin)
    {
        if (!pins.TryGetValue(channelId, out var all))
        {
            pins[channelId] = all = [];
        }

        all.Add(pin);
    }

    /// <summary>Removes the pin of a message.</summary>
    /// <returns>The pin; null if the message is not pinned.</returns>
    public Pin? Remove(string channelId, string ts)
    {
        if (!pins.TryGetValue(channelId, out var all) || all.Find(p => p.Ts == ts) is not { } pin)
        {
            return null;
        }

        all.Remove(pin);
        return pin;
    }

    /// <summary>A pinned message.</summary>
    /// <param name="Ts">The timestamp of the message.</param>
    /// <param name="UserId">The ID of the user who pinned it.</param>
    /// <param name="Created">The Unix time of pinning.</param>
    internal sealed record Pin(string Ts, string UserId, long Created);
}
