namespace SlackGen.Apps;

/// <summary>The installation that an event was delivered for: its token is the one to use.</summary>
/// <param name="TeamId">The ID of the workspace; null for an organization.</param>
/// <param name="EnterpriseId">The ID of the organization; null if there is none.</param>
/// <param name="UserId">The ID of the user who installed the app, or of its bot user.</param>
/// <param name="IsBot">Whether the user is the app's bot user.</param>
public sealed record SlackDeliveryAuthorization(string? TeamId, string? EnterpriseId, string? UserId, bool IsBot)
{
    /// <summary>Gets whether the app is installed for the whole organization.</summary>
    public bool IsEnterpriseInstall { get; init; }
}
