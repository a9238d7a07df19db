namespace SlackGen.Apps;

/// <summary>The place whose token is wanted. It names the keys of the installations that fit, all of the same workspace or organization, best first.</summary>
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
    public static InstallationTarget Create(string? teamId, string? enterpriseId, string? userId) => string.IsNullOrEmpty(teamId ?? enterpriseId)
        ? throw new ArgumentException("Give the ID of the workspace, of the organization, or both.", nameof(teamId))
        : new(enterpriseId, teamId, userId, UserFirst: true, TakesBot: userId is null, IncludesOrganization: true);

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
            // A view that was opened across a shared channel: its user may be of another workspace than the installation.
            return installed[0] == 'E'
                ? Create(installed, null, delivery.UserId, userFirst: false)
                : Create(delivery.EnterpriseId, installed, delivery.UserId, userFirst: false);
        }

        var place = Place(delivery.EnterpriseId, delivery.TeamId, delivery.IsEnterpriseInstall);
        return Create(place.Enterprise, place.Team, delivery.IsEvent ? null : delivery.UserId, userFirst: false);
    }

    /// <summary>Returns the keys of the installations that fit, best first.</summary>
    /// <param name="appId">The ID of the app.</param>
    public IEnumerable<SlackInstallationKey> Keys(string appId)
    {
        // A workspace may have joined an organization after the installation.
        var places = new List<(string? Enterprise, string? Team)>(3) { (EnterpriseId, TeamId) };
        if (EnterpriseId is not null && TeamId is not null)
        {
            places.Add((null, TeamId));
            if (IncludesOrganization)
            {
                places.Add((EnterpriseId, null));
            }
        }

        string?[] users = UserId is null ? [null] : !TakesBot ? [UserId] : UserFirst ? [UserId, null] : [null, UserId];
        foreach (var user in users)
        {
            foreach (var (enterprise, team) in places)
            {
                yield return new SlackInstallationKey(appId, enterprise, team, user);
            }
        }
    }

    /// <summary>Returns the place for a message, without the user.</summary>
    public override string ToString() => TeamId is null ? $"the organization {EnterpriseId}"
        : EnterpriseId is null ? $"the workspace {TeamId}" : $"the workspace {TeamId} of the organization {EnterpriseId}";

    private static (string? Enterprise, string? Team) Place(string? enterprise, string? team, bool isEnterpriseInstall) =>
        isEnterpriseInstall && enterprise is not null ? (enterprise, null) : (enterprise, team);

    private static InstallationTarget? Create(string? enterprise, string? team, string? user, bool userFirst) => enterprise is null && team is null
        ? null
        : new(enterprise, team, user, userFirst, TakesBot: true, IncludesOrganization: false);
}
