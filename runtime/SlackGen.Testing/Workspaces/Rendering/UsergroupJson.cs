using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes user groups as Slack does.</summary>
internal static class UsergroupJson
{
    /// <summary>Returns the <c>usergroup</c> object of <c>usergroups.create</c>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="group">The group.</param>
    /// <param name="withUsers">Whether to list the members.</param>
    /// <param name="withCount">Whether to count the members.</param>
    public static JsonObject Create(WorkspaceState state, UsergroupEntity group, bool withUsers = false, bool withCount = false)
    {
        var channels = group.Channels.ToLookup(id => state.Channels[id].Kind == WorkspaceChannelKind.Private);
        var json = new JsonObject
        {
            ["id"] = group.Id,
            ["team_id"] = state.App.TeamId,
            ["is_usergroup"] = true,
            ["is_subteam"] = true,
            ["name"] = group.Name,
            ["description"] = group.Description,
            ["handle"] = group.Handle,
            ["is_external"] = false,
            ["date_create"] = group.Created,
            ["date_update"] = group.Updated,
            ["date_delete"] = group.Disabled?.Time ?? 0,
            ["auto_type"] = null,
            ["auto_provision"] = false,
            ["enterprise_subteam_id"] = "",
            ["created_by"] = group.CreatorId,
            ["updated_by"] = group.UpdaterId,
            ["deleted_by"] = group.Disabled?.UserId ?? "",
            ["is_section"] = group.IsSection,
            ["prefs"] = new JsonObject
            {
                ["channels"] = new JsonArray([.. channels[false]]),
                ["groups"] = new JsonArray([.. channels[true]]),
            },
            ["channel_count"] = group.Channels.Count,
        };
        if (withUsers)
        {
            json["users"] = new JsonArray([.. group.Users]);
        }

        if (withCount)
        {
            json["user_count"] = group.Users.Count;
        }

        return json;
    }
}
