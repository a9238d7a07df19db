namespace SlackGen.Testing;

/// <summary>A workspace, or all workspaces of an organization, in which an app is installed.</summary>
/// <param name="Workspace">The workspace; for an organization, the one whose person has approved.</param>
/// <param name="Organization">The organization; null for the workspace alone.</param>
internal sealed record InstallationPlace(Workspace Workspace, WorkspaceOrganization? Organization)
{
    /// <summary>Gets the ID of the workspace or organization.</summary>
    public string Id => Organization?.Id ?? Workspace.TeamId;

    /// <summary>Returns the workspaces.</summary>
    public IReadOnlyList<Workspace> Workspaces(WorkspaceTable table) => Organization is { } organization ? table.Of(organization.Id) : [Workspace];
}
