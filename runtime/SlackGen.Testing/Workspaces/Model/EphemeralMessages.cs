namespace SlackGen.Testing;

/// <summary>The messages that only one user sees. They are in no history, and a reload of Slack's client would lose them; here the newest of each user stay.</summary>
internal sealed class EphemeralMessages
{
    /// <summary>The number of messages that a user keeps in a channel. An older one disappears, as it does in Slack's client.</summary>
    public const int MaxPerUser = 100;

    private readonly Dictionary<(string ChannelId, string UserId), List<MessageEntity>> shown = [];

    /// <summary>Shows a message to the user of <see cref="MessageEntity.EphemeralTo"/>.</summary>
    public void Add(string channelId, MessageEntity message)
    {
        var key = (channelId, message.EphemeralTo!);
        if (!shown.TryGetValue(key, out var messages))
        {
            shown[key] = messages = [];
        }

        if (messages.Count == MaxPerUser)
        {
            messages.RemoveAt(0);
        }

        messages.Add(message);
    }

    /// <summary>Returns the messages that a user sees in a channel, oldest first.</summary>
    public IReadOnlyList<MessageEntity> Of(string channelId, string userId) => shown.TryGetValue((channelId, userId), out var messages) ? [.. messages] : [];

    /// <summary>Returns the message with a timestamp, whoever sees it; null if it is not there or no longer.</summary>
    public MessageEntity? Find(string channelId, string ts) =>
        shown.Where(s => s.Key.ChannelId == channelId).SelectMany(s => s.Value).FirstOrDefault(m => m.Ts == ts);

    /// <summary>Takes a message away.</summary>
    public void Remove(string channelId, MessageEntity message)
    {
        if (shown.TryGetValue((channelId, message.EphemeralTo!), out var messages))
        {
            messages.Remove(message);
        }
    }
}
