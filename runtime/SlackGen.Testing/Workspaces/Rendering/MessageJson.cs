using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes messages as Slack does.</summary>
internal static class MessageJson
{
    /// <summary>Returns a message as <c>conversations.history</c> lists it.</summary>
    public static JsonObject Create(WorkspaceState state, ChannelEntity channel, MessageEntity message)
    {
        var json = new JsonObject { ["type"] = "message", ["user"] = message.UserId, ["text"] = message.Text, ["ts"] = message.Ts };
        if (message.ThreadTs is { } thread)
        {
            json["thread_ts"] = thread;
        }

        if (message.Blocks is { } blocks)
        {
            json["blocks"] = blocks.DeepClone();
        }

        return json;
    }
}
