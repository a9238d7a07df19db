namespace SlackGen.Testing;

/// <summary>The channels and messages that users have starred.</summary>
internal sealed class StarBook
{
    private readonly Dictionary<string, List<Star>> stars = new(StringComparer.Ordinal);

    /// <summary>Returns the stars of a user, oldest first.</summary>
    public IReadOnlyList<Star> Of(string userId) => stars.TryGetValue(userId, out var all) ? all : [];

    /// <summary>Adds a star.</summary>
    /// <returns>Whether the item was not starred before.</returns>
    public bool Add(string userId, Star star)
    {
        if (!stars.TryGetValue(userId, out var all))
        {
            stars[userId] = all = [];
        }

        if (all.Exists(s => s.IsOn(star.ChannelId, star.Ts)))
        {
            return false;
        }

        all.Add(star);
        return true;
    }

    /// <summary>Removes a star.</summary>
    /// <returns>The star; null if the item is not starred.</returns>
    public Star? Remove(string userId, string channelId, string? ts)
    {
        if (!stars.TryGetValue(userId, out var all) || all.Find(s => s.IsOn(channelId, ts)) is not { } star)
        {
            return null;
        }

        all.Remove(star);
        return star;
    }

    /// <summary>Removes the stars of all users on a message.</summary>
    public void RemoveAll(string channelId, string ts)
    {
        foreach (var all in stars.Values)
        {
            all.RemoveAll(s => s.IsOn(channelId, ts));
        }
    }

    /// <summary>A starred channel or message.</summary>
    /// <param name="ChannelId">The ID of the channel.</param>
    /// <param name="Ts">The timestamp of the message; null for the channel itself.</param>
    /// <param name="Created">The Unix time of starring.</param>
    internal sealed record Star(string ChannelId, string? Ts, long Created)
    {
        public bool IsOn(string channelId, string? ts) => ChannelId == channelId && Ts == ts;
    }
}
