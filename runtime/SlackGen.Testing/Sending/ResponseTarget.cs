using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The place in the workspace to which the messages of a response URL go.</summary>
/// <param name="ChannelId">The ID of the channel.</param>
/// <param name="UserId">The ID of the user who sees ephemeral messages.</param>
/// <param name="MessageTs">The timestamp of the message whose button or the like was used; null for none.</param>
/// <param name="TeamId">The ID of the workspace; null for the first one.</param>
internal sealed record ResponseTarget(string ChannelId, string UserId, string? MessageTs, string? TeamId)
{
    /// <summary>Returns the place that a command or an interaction comes from; null if it names no channel or no user.</summary>
    public static ResponseTarget? Of(JsonObject payload)
    {
        var container = payload["container"] as JsonObject;
        var channel = Text(payload["channel_id"]) ?? Text((payload["channel"] as JsonObject)?["id"]) ?? Text(container?["channel_id"]);
        var user = Text(payload["user_id"]) ?? Text((payload["user"] as JsonObject)?["id"]);
        return channel is null || user is null
            ? null
            : new ResponseTarget(channel, user, Text((payload["message"] as JsonObject)?["ts"]) ?? Text(container?["message_ts"]) ?? Text(payload["message_ts"]), WorkspaceTable.TeamOf(payload));
    }

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
