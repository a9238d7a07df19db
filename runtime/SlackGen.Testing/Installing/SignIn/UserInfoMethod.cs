using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>openid.connect.userInfo</c>.</summary>
/// <param name="workspaces">The workspaces.</param>
internal sealed class UserInfoMethod(WorkspaceTable workspaces)
{
    public JsonObject Run(InstallCall call)
    {
        var token = call.Call.Token!;
        var workspace = workspaces.Of(token, [])!;
        lock (workspace.State.Gate)
        {
            var actor = workspace.ActorOf(token);
            return PersonClaims.Create(workspace.State, actor.IsBot ? workspace.State.Users[workspace.State.App.UserId] : actor, token);
        }
    }
}
