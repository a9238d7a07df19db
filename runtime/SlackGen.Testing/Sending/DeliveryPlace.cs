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
            var bot = new AppAuthorization(App.BotUserId, IsBot: true, []);
            if (workspace is null)
            {
                return bot;
            }

            lock (workspace.Gate)
            {
                return workspace.Authorizations is [var first, ..] ? first : bot;
            }
        }
    }

    /// <summary>Writes the item of <c>authorizations</c> of an event that a test sends.</summary>
    public JsonObject Authorize() => Authorization.ToJson(App, Organization);
}
