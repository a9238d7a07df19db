using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes messages as items of lists: of pins, stars and reactions.</summary>
internal static class ItemJson
{
    /// <summary>Returns an item with its message and the URL of it.</summary>
    public static JsonObject Create(WorkspaceState state, ChannelEntity channel, MessageEntity message, UserEntity? viewer = null)
    {
        var json = MessageJson.Create(state, channel, message, viewer);
        json["permalink"] = MessageJson.PermalinkOf(state, channel, message);
        return new JsonObject { ["type"] = "message", ["channel"] = channel.Id, ["message"] = json };
    }
}
