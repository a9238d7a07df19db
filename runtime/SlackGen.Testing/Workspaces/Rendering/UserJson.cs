using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes users as Slack does.</summary>
internal static class UserJson
{
    /// <summary>Returns the <c>user</c> object of <c>users.info</c>.</summary>
    public static JsonObject Create(WorkspaceState state, UserEntity user) => new()
    {
        ["id"] = user.Id,
        ["team_id"] = state.App.TeamId,
        ["name"] = user.Name,
        ["real_name"] = user.RealName,
        ["is_bot"] = user.IsBot,
        ["deleted"] = user.IsDeleted,
    };
}
