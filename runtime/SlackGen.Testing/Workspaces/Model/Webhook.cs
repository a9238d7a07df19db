namespace SlackGen.Testing;

/// <summary>An incoming webhook.</summary>
/// <param name="id">The ID, which is the <c>bot_id</c> of its messages.</param>
/// <param name="channelId">The ID of the channel in which it posts.</param>
/// <param name="secret">The secret part of its URL.</param>
internal sealed class Webhook(string id, string channelId, string secret)
{
    public string Id => id;

    public string ChannelId => channelId;

    public string Secret => secret;
}
