namespace SlackGen.Apps;

/// <summary>Selects the installations of an app in one workspace, or in one organization as a whole.</summary>
public sealed class SlackInstallationQuery
{
    private SlackInstallationQuery(string appId) => AppId = appId;

    /// <summary>Gets the ID of the app.</summary>
    public string AppId { get; }

    /// <summary>Gets the ID of the workspace; null for an organization.</summary>
    public string? TeamId { get; private init; }

    /// <summary>Gets the ID of the organization; null for a workspace.</summary>
    public string? EnterpriseId { get; private init; }

    /// <summary>Gets the IDs of the users whose tokens are selected; null for all users.</summary>
    public IReadOnlyCollection<string>? UserIds { get; private init; }

    /// <summary>Gets whether the token of the bot is selected.</summary>
    public bool IncludesBot { get; private init; }

    /// <summary>Selects the installations in a workspace, with whatever organization they are stored.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="teamId">The ID of the workspace.</param>
    /// <param name="userIds">The IDs of the users whose tokens are selected; null for all users.</param>
    /// <param name="includesBot">Whether the token of the bot is selected.</param>
    /// <exception cref="ArgumentException">An ID is empty.</exception>
    public static SlackInstallationQuery InWorkspace(string appId, string teamId, IReadOnlyCollection<string>? userIds = null, bool includesBot = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(appId);
        ArgumentException.ThrowIfNullOrEmpty(teamId);
        return new(appId) { TeamId = teamId, UserIds = userIds, IncludesBot = includesBot };
    }

    /// <summary>Selects the installations in a whole organization, without those in single workspaces of it.</summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="enterpriseId">The ID of the organization.</param>
    /// <param name="userIds">The IDs of the users whose tokens are selected; null for all users.</param>
    /// <param name="includesBot">Whether the token of the bot is selected.</param>
    /// <exception cref="ArgumentException">An ID is empty.</exception>
    public static SlackInstallationQuery InOrganization(string appId, string enterpriseId, IReadOnlyCollection<string>? userIds = null, bool includesBot = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(appId);
        ArgumentException.ThrowIfNullOrEmpty(enterpriseId);
        return new(appId) { EnterpriseId = enterpriseId, UserIds = userIds, IncludesBot = includesBot };
    }

    /// <summary>Returns whether an installation is selected.</summary>
    /// <param name="key">The key of the installation.</param>
    public bool Includes(SlackInstallationKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var isThere = key.AppId == AppId && (TeamId is null ? key.TeamId is null && key.EnterpriseId == EnterpriseId : key.TeamId == TeamId);
        return isThere && (key.UserId is null ? IncludesBot : UserIds is null || UserIds.Contains(key.UserId));
    }
}
