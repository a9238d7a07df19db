namespace SlackGen.Testing;

/// <summary>An organization (Enterprise Grid). Workspaces whose <see cref="Workspace.Organization"/> has the same ID belong together.</summary>
/// <param name="Id">The ID, <c>E0ACME</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Domain">The domain without <c>.enterprise.slack.com</c>.</param>
public sealed record WorkspaceOrganization(string Id, string Name, string Domain);
