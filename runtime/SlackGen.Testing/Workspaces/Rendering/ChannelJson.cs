using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes conversations as Slack does.</summary>
internal static class ChannelJson
{
    /// <summary>Returns the <c>channel</c> object of <c>conversations.info</c>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="viewer">The user who asks.</param>
    public static JsonObject Create(WorkspaceState state, ChannelEntity channel, UserEntity viewer) => new()
    {
        ["id"] = channel.Id,
        ["name"] = channel.Name,
        ["is_archived"] = channel.IsArchived,
        ["is_member"] = channel.HasMember(viewer.Id),
    };
}
