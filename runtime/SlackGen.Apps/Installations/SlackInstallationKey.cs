namespace SlackGen.Apps;

/// <summary>Identifies an installation: one token of an app.</summary>
/// <param name="AppId">The ID of the app, such as <c>A0123456789</c>.</param>
/// <param name="EnterpriseId">The ID of the organization; null for a workspace outside of an organization.</param>
/// <param name="TeamId">The ID of the workspace; null for an installation in the whole organization.</param>
/// <param name="UserId">The ID of the user whose token it is; null for the bot token.</param>
public sealed record SlackInstallationKey(string AppId, string? EnterpriseId, string? TeamId, string? UserId = null)
{
    /// <summary>Gets whether the app is installed in a whole organization.</summary>
    public bool IsEnterpriseInstall => TeamId is null;

    /// <summary>Gets the ID of the workspace, or of the organization for an installation in a whole one.</summary>
    internal string Place => TeamId ?? EnterpriseId ?? "";

    /// <summary>Gets the owner of the token, for logs.</summary>
    internal string Owner => UserId is null ? "bot" : "user";
}
