using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The workspace that a delivery comes from.</summary>
/// <param name="identity">The app, workspace and person of the options.</param>
/// <param name="workspace">The workspace; null for a fake without one.</param>
internal sealed class DeliveryPlace(FakeAppIdentity identity, WorkspaceState? workspace)
{
    public WorkspaceState? Workspace => workspace;

    /// <summary>Gets the app, workspace and person that the delivery names.</summary>
    public FakeAppIdentity App => workspace?.App ?? identity;

    /// <summary>Gets the organization of the workspace; null for none.</summary>
    public WorkspaceOrganization? Organization => workspace?.Organization;

    /// <summary>Gets whether the app is installed in the whole organization.</summary>
    public bool IsOrganizationWide => Authorization.IsOrganizationWide;

    private AppAuthorization Authorization
    {
        get
        {
            if (workspace is null)
            {
                return new AppAuthorization(identity.BotUserId, IsBot: true, []);
            }

            lock (workspace.Gate)
            {
                return workspace.Authorizations is [var first, ..] ? first : new AppAuthorization(workspace.App.BotUserId, IsBot: true, []);
            }
        }
    }

    /// <summary>Writes the item of <c>authorizations</c> of an event that a test sends.</summary>
    public JsonObject Authorize() => workspace is null
        ? new JsonObject { ["enterprise_id"] = null, ["team_id"] = identity.TeamId, ["user_id"] = identity.BotUserId, ["is_bot"] = true, ["is_enterprise_install"] = false }
        : Authorization.ToJson(workspace);
}
