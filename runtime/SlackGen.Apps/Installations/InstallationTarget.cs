namespace SlackGen.Apps;

/// <summary>The place whose token is wanted, and the owners of the tokens that fit.</summary>
/// <param name="EnterpriseId">The ID of the organization; null for none.</param>
/// <param name="TeamId">The ID of the workspace; null for the whole organization.</param>
/// <param name="UserId">The ID of the user whose token fits too; null for none.</param>
/// <param name="UserFirst">Whether the token of the user is better than that of the bot.</param>
/// <param name="TakesBot">Whether the token of the bot fits.</param>
/// <param name="IncludesOrganization">Whether the installation in the whole organization fits a workspace of it.</param>
internal readonly record struct InstallationTarget(
    string? EnterpriseId, string? TeamId, string? UserId, bool UserFirst, bool TakesBot, bool IncludesOrganization)
{
    /// <summary>Returns the target of a call outside of deliveries: exactly the token of the bot, or of the user.</summary>
    /// <exception cref="ArgumentException">An ID is empty, or neither a workspace nor an organization is given.</exception>
    public static InstallationTarget Create(string? teamId, string? enterpriseId, string? userId)
    {
        if (teamId is { Length: 0 } || enterpriseId is { Length: 0 } || userId is { Length: 0 })
        {
            throw new ArgumentException("An ID is empty; use null for one that does not apply.", teamId is { Length: 0 } ? nameof(teamId) : enterpriseId is { Length: 0 } ? nameof(enterpriseId) : nameof(userId));
        }

        return (teamId ?? enterpriseId) is null
            ? throw new ArgumentException("Give the ID of the workspace, of the organization, or both.", nameof(teamId))
            : new(enterpriseId, teamId, userId, UserFirst: true, TakesBot: userId is null, IncludesOrganization: true);
    }

    /// <summary>Returns the target of a delivery; null for a delivery that names neither a workspace nor an organization.</summary>
    public static InstallationTarget? Create(SlackDelivery delivery)
    {
        if (delivery.Authorization is { } authorization)
        {
            // An event: the installation that Slack names.
            var (enterprise, team) = Place(authorization.EnterpriseId, authorization.TeamId, authorization.IsEnterpriseInstall || delivery.IsEnterpriseInstall);
            return Create(enterprise, team, authorization.IsBot ? null : authorization.UserId, userFirst: true);
        }

        if (delivery.InstalledTeamId is { Length: > 0 } installed)
        {
            // A view that was opened across a shared channel: its user, and so the organization of the delivery, may be another than that of the installation.
            return installed[0] == 'E'
                ? Create(installed, null, delivery.UserId, userFirst: false)
                : Create(null, installed, delivery.UserId, userFirst: false);
        }

        // In a shared channel, the organization of the delivery may be that of the user. The one within the workspace is that of the workspace.
        var place = Place(NullIfEmpty(delivery.TeamEnterpriseId) ?? delivery.EnterpriseId, delivery.TeamId, delivery.IsEnterpriseInstall);
        return Create(place.Enterprise, place.Team, delivery.IsEvent ? null : delivery.UserId, userFirst: false);
    }

    /// <summary>Gets the owners whose tokens fit, best first: IDs of users, and null for the bot.</summary>
    public IReadOnlyList<string?> Owners => UserId is null ? [null] : !TakesBot ? [UserId] : UserFirst ? [UserId, null] : [null, UserId];

    /// <summary>Returns the key that fits best.</summary>
    /// <param name="appId">The ID of the app.</param>
    public SlackInstallationKey CreateKey(string appId) => new(appId, EnterpriseId, TeamId, Owners[0]);

    /// <summary>
    /// Returns the queries for the installations that fit, best first. A workspace has one ID for good, but may have joined or left an organization since the installation,
    /// and a delivery does not always name its organization.
    /// </summary>
    /// <param name="appId">The ID of the app.</param>
    public IEnumerable<SlackInstallationQuery> CreateQueries(string appId)
    {
        string[] users = UserId is null ? [] : [UserId];
        if (TeamId is not null)
        {
            yield return SlackInstallationQuery.InWorkspace(appId, TeamId, users, TakesBot);
        }

        if (EnterpriseId is not null && (TeamId is null || IncludesOrganization))
        {
            yield return SlackInstallationQuery.InOrganization(appId, EnterpriseId, users, TakesBot);
        }
    }

    /// <summary>Returns the installation that fits best; null if there is none.</summary>
    /// <param name="entries">The installations in one place.</param>
    public SlackInstallationKey? Choose(IReadOnlyList<SlackInstallationEntry> entries)
    {
        var owners = Owners;
        var enterprise = EnterpriseId;
        return entries
            .OrderBy(e => e.Key.UserId == owners[0] ? 0 : 1)
            .ThenBy(e => e.Key.EnterpriseId == enterprise ? 0 : 1)
            .ThenByDescending(e => e.InstalledAt)
            .FirstOrDefault()?.Key;
    }

    /// <summary>Returns the place for a message, without the user.</summary>
    public override string ToString() => TeamId is null ? $"the organization {EnterpriseId}"
        : EnterpriseId is null ? $"the workspace {TeamId}" : $"the workspace {TeamId} of the organization {EnterpriseId}";

    private static (string? Enterprise, string? Team) Place(string? enterprise, string? team, bool isEnterpriseInstall) =>
        isEnterpriseInstall && !string.IsNullOrEmpty(enterprise) ? (enterprise, null) : (enterprise, team);

    // Some payloads have empty texts where an ID does not apply.
    private static InstallationTarget? Create(string? enterprise, string? team, string? user, bool userFirst)
    {
        (enterprise, team) = (NullIfEmpty(enterprise), NullIfEmpty(team));
        return (enterprise ?? team) is null ? null : new(enterprise, team, NullIfEmpty(user), userFirst, TakesBot: true, IncludesOrganization: false);
    }

    private static string? NullIfEmpty(string? id) => string.IsNullOrEmpty(id) ? null : id;
}
