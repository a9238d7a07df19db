using System.Runtime.CompilerServices;

namespace SlackGen.Apps;

/// <summary>Identifies an installation: one token of an app.</summary>
public sealed record SlackInstallationKey
{
    /// <summary>Initializes a key.</summary>
    /// <param name="appId">The ID of the app, such as <c>A0123456789</c>.</param>
    /// <param name="enterpriseId">The ID of the organization; null for a workspace outside of an organization.</param>
    /// <param name="teamId">The ID of the workspace; null for an installation in the whole organization.</param>
    /// <param name="userId">The ID of the user whose token it is; null for the bot token.</param>
    /// <exception cref="ArgumentException">An ID is empty, or neither a workspace nor an organization is given.</exception>
    public SlackInstallationKey(string appId, string? enterpriseId, string? teamId, string? userId = null)
    {
        ArgumentNullException.ThrowIfNull(appId);
        (AppId, EnterpriseId, TeamId, UserId) = (appId, enterpriseId, teamId, userId);
        if ((teamId ?? enterpriseId) is null)
        {
            throw new ArgumentException("Give the ID of the workspace, of the organization, or both.", nameof(teamId));
        }
    }

    /// <summary>Gets the ID of the app.</summary>
    public string AppId { get; init => field = NotEmpty(value)!; }

    /// <summary>Gets the ID of the organization; null for a workspace outside of an organization.</summary>
    public string? EnterpriseId { get; init => field = NotEmpty(value); }

    /// <summary>Gets the ID of the workspace; null for an installation in the whole organization.</summary>
    public string? TeamId { get; init => field = NotEmpty(value); }

    /// <summary>Gets the ID of the user whose token it is; null for the bot token.</summary>
    public string? UserId { get; init => field = NotEmpty(value); }

    /// <summary>Gets whether the app is installed in a whole organization.</summary>
    public bool IsEnterpriseInstall => TeamId is null;

    /// <summary>Gets the ID of the workspace, or of the organization for an installation in a whole one.</summary>
    internal string Place => TeamId ?? EnterpriseId ?? "";

    /// <summary>Gets the owner of the token, for logs.</summary>
    internal string Owner => UserId is null ? "bot" : "user";

    /// <summary>Returns the query for the installations of the same owner in the same workspace, or in the same whole organization.</summary>
    internal SlackInstallationQuery CreateQuery()
    {
        string[] users = UserId is null ? [] : [UserId];
        return TeamId is null
            ? SlackInstallationQuery.InOrganization(AppId, EnterpriseId!, users, UserId is null)
            : SlackInstallationQuery.InWorkspace(AppId, TeamId, users, UserId is null);
    }

    // An empty ID and a missing one would be two keys for one place.
    private static string? NotEmpty(string? id, [CallerMemberName] string name = "") =>
        id is not { Length: 0 } ? id : throw new ArgumentException("The ID is empty; use null for one that does not apply.", name);
}
