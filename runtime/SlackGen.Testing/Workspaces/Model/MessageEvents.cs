using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Raises the events of messages.</summary>
internal static class MessageEvents
{
    // The fields of a message that an app_mention event has as well.
    private static readonly string[] MentionFields =
    [
        "user", "text", "ts", "thread_ts", "blocks", "attachments", "files", "edited", "client_msg_id", "team", "app_id", "bot_id", "bot_profile", "username",
    ];

    /// <summary>Raises <c>message</c> and what else a new message causes: <c>app_mention</c>, <c>link_shared</c>, <c>message_metadata_posted</c>.</summary>
    public static void RaisePosted(WorkspaceState state, ChannelEntity channel, MessageEntity message)
    {
        var json = MessageJson.Create(state, channel, message);
        var mention = IsMention(state, channel, message) ? MentionOf(channel, json) : null;
        json["channel"] = channel.Id;
        json["channel_type"] = ChannelTypeOf(channel);
        json["event_ts"] = message.Ts;
        state.Raise(json, channel);
        if (mention is not null)
        {
            state.Raise(mention, channel);
        }

        LinkSharing.Raise(state, channel, message);
        MessageMetadata.RaisePosted(state, channel, message);
    }

    /// <summary>Raises <c>message_changed</c>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message as it is now.</param>
    /// <param name="before">The message as it was.</param>
    public static void RaiseChanged(WorkspaceState state, ChannelEntity channel, MessageEntity message, JsonObject before)
    {
        var notice = Notice(state, channel, "message_changed");
        notice["message"] = MessageJson.Create(state, channel, message);
        notice["previous_message"] = before.DeepClone();
        state.Raise(notice, channel);
    }

    /// <summary>Raises <c>message_deleted</c>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message that is gone.</param>
    /// <param name="before">The message as it was.</param>
    public static void RaiseDeleted(WorkspaceState state, ChannelEntity channel, MessageEntity message, JsonObject before)
    {
        var notice = Notice(state, channel, "message_deleted");
        notice["deleted_ts"] = message.Ts;
        notice["previous_message"] = before.DeepClone();
        state.Raise(notice, channel);
    }

    /// <summary>Returns the <c>channel_type</c> of a message event.</summary>
    public static string ChannelTypeOf(ChannelEntity channel) => channel.Kind switch
    {
        WorkspaceChannelKind.Public => "channel",
        WorkspaceChannelKind.Private => "group",
        WorkspaceChannelKind.DirectMessage => "im",
        WorkspaceChannelKind.GroupMessage => "mpim",
        _ => throw new InvalidOperationException($"There is no channel type for {channel.Kind}."),
    };

    private static JsonObject Notice(WorkspaceState state, ChannelEntity channel, string subtype)
    {
        var ts = state.NextTimestamp();
        return new JsonObject
        {
            ["type"] = "message",
            ["subtype"] = subtype,
            ["hidden"] = true,
            ["channel"] = channel.Id,
            ["channel_type"] = ChannelTypeOf(channel),
            ["ts"] = ts,
            ["event_ts"] = ts,
        };
    }

    // In a direct message with the app, a mention arrives as a message only.
    private static bool IsMention(WorkspaceState state, ChannelEntity channel, MessageEntity message) =>
        state.Users.TryGetValue(state.App.BotUserId, out var bot)
        && !message.IsFrom(bot)
        && channel.Kind != WorkspaceChannelKind.DirectMessage
        && channel.HasMember(bot.Id)
        && MessageSubtypes.IsWritten(message.Subtype)
        && (Mentions(message.Text, bot.Id) || Mentions(message.Blocks, bot.Id));

    private static bool Mentions(string text, string userId) =>
        text.Contains($"<@{userId}>", StringComparison.Ordinal) || text.Contains($"<@{userId}|", StringComparison.Ordinal);

    private static bool Mentions(JsonNode? node, string userId) => node switch
    {
        JsonArray items => items.Any(i => Mentions(i, userId)),
        JsonObject { Count: > 0 } part when (string?)(part["type"] as JsonValue) == "user" => (string?)part["user_id"] == userId,
        JsonObject part when (string?)(part["type"] as JsonValue) == "mrkdwn" => Mentions((string?)part["text"] ?? "", userId),
        JsonObject part => part.Any(p => p.Value is JsonArray or JsonObject && Mentions(p.Value, userId)),
        _ => false,
    };

    private static JsonObject MentionOf(ChannelEntity channel, JsonObject message)
    {
        var mention = new JsonObject { ["type"] = "app_mention" };
        foreach (var field in MentionFields.Where(message.ContainsKey))
        {
            mention[field] = message[field]?.DeepClone();
        }

        mention["channel"] = channel.Id;
        mention["event_ts"] = (string?)message["ts"];
        return mention;
    }
}
