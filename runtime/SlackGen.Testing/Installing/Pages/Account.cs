namespace SlackGen.Testing;

/// <summary>A person in a workspace or organization, as whom an authorization can be approved.</summary>
/// <param name="Workspace">The workspace of the person.</param>
/// <param name="UserId">The ID of the person.</param>
/// <param name="Organization">The organization in all of whose workspaces the app is then installed; null for the workspace alone.</param>
internal sealed record Account(Workspace Workspace, string UserId, WorkspaceOrganization? Organization)
{
    /// <summary>Gets the value in forms.</summary>
    public string Value => $"{Organization?.Id ?? Workspace.TeamId}:{UserId}";

    /// <summary>Gets the name of the workspace or organization.</summary>
    public string Place => Organization is { } organization ? $"{organization.Name} (all workspaces)" : Workspace.Name;

    /// <summary>Returns the accounts that can approve a request, the usual one of each workspace first.</summary>
    public static IReadOnlyList<Account> Of(AuthorizationRequest request, WorkspaceTable workspaces, FakeAppIdentity app)
    {
        var offered = workspaces.All.Where(w => request.TeamId is null || w.TeamId == request.TeamId).ToList();
        var accounts = offered.SelectMany(w => PeopleOf(w, request.Flow).Select(id => new Account(w, id, null)));
        if (request.Flow != AuthorizationFlow.Install || app.Manifest is { IsOrganizationReady: false })
        {
            return [.. accounts];
        }

        var organizations = offered.Where(w => w.Organization is not null).DistinctBy(w => w.Organization!.Id)
            .SelectMany(w => PeopleOf(w, request.Flow).Select(id => new Account(w, id, w.Organization)));
        return [.. accounts, .. organizations];
    }

    // A guest signs in, but installs nothing.
    private static List<string> PeopleOf(Workspace workspace, AuthorizationFlow flow)
    {
        lock (workspace.State.Gate)
        {
            return [.. workspace.State.Users.Values
                .Where(u => !u.IsBot && !u.IsDeleted && (flow == AuthorizationFlow.SignIn || !u.IsRestricted))
                .OrderBy(u => u.Id == workspace.State.App.UserId ? 0 : 1)
                .Select(u => u.Id)];
        }
    }
}
