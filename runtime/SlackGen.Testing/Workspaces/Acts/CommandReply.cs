using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The message with which the app acknowledges a command.</summary>
internal static class CommandReply
{
    /// <summary>Returns whether an acknowledgement shows a message.</summary>
    public static bool IsMessage(JsonObject? reply) => reply is not null
        && (reply["text"]?.ToString() is { Length: > 0 } || reply["blocks"] is JsonArray { Count: > 0 } || reply["attachments"] is JsonArray { Count: > 0 });

    /// <summary>Posts the message: to the user alone unless it is <c>in_channel</c>. The caller holds the gate.</summary>
    public static WorkspaceMessage Post(WorkspaceState state, ChannelEntity channel, UserEntity user, JsonObject reply)
    {
        var isEphemeral = (string?)reply["response_type"] != "in_channel";
        var message = new MessageEntity
        {
            Ts = state.NextTimestamp(),
            UserId = state.Bot.Id,
            BotId = state.Bot.BotId,
            EphemeralTo = isEphemeral ? user.Id : null,
        };
        MessageContent.Read(reply).CopyTo(message);
        MessagePosting.Post(state, channel, message);
        return new WorkspaceMessage(channel.Id, MessageJson.Create(state, channel, message), isEphemeral);
    }
}
