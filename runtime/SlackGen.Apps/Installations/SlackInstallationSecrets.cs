using System.Diagnostics;

namespace SlackGen.Apps;

/// <summary>The fields of an installation that a store keeps encrypted.</summary>
/// <param name="Token">The access token.</param>
/// <param name="RefreshToken">The refresh token; null if the token does not expire.</param>
/// <param name="WebhookUrl">The URL of the incoming webhook; null without one.</param>
public sealed record SlackInstallationSecrets(
    [property: DebuggerBrowsable(DebuggerBrowsableState.Never)] string Token,
    [property: DebuggerBrowsable(DebuggerBrowsableState.Never)] string? RefreshToken,
    [property: DebuggerBrowsable(DebuggerBrowsableState.Never)] string? WebhookUrl)
{
    /// <summary>Returns a fixed text; never a secret.</summary>
    public override string ToString() => "Secrets of an installation";
}
