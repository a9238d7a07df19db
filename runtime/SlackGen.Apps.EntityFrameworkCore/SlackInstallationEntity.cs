namespace SlackGen.Apps;

/// <summary>
/// A row of the table of installations. <c>UseEntityFramework</c> reads and writes it; a program may count and list rows, and must not change them, because the tokens
/// are bound to the key and every change raises the version.
/// </summary>
public sealed class SlackInstallationEntity
{
    /// <summary>The maximum length of IDs, in characters. Those of Slack have about eleven.</summary>
    internal const int MaxIdLength = 64;

    /// <summary>Gets or sets the ID of the app. Part of the key.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Gets or sets the ID of the organization; empty for a workspace outside of an organization. Part of the key.</summary>
    public string EnterpriseId { get; set; } = "";

    /// <summary>Gets or sets the ID of the workspace; empty for an installation in the whole organization. Part of the key.</summary>
    public string TeamId { get; set; } = "";

    /// <summary>Gets or sets the ID of the user whose token it is; empty for the bot token. Part of the key.</summary>
    public string UserId { get; set; } = "";

    /// <summary>Gets or sets the version, which grows by one with each change and begins with a random number. It is the concurrency token.</summary>
    public long Version { get; set; }

    /// <summary>Gets or sets the encrypted access token, refresh token and webhook URL.</summary>
    public string Secrets { get; set; } = "";

    /// <summary>Gets or sets the scopes of the token, separated by commas.</summary>
    public string Scopes { get; set; } = "";

    /// <summary>Gets or sets the time when the token expires, in UTC; null if it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Gets or sets the time until which one machine has the sole right to exchange the refresh token, in UTC; null if none has.</summary>
    public DateTimeOffset? RefreshLeaseUntil { get; set; }

    /// <summary>Gets or sets the name of the workspace or organization; null if it is unknown.</summary>
    public string? Name { get; set; }

    /// <summary>Gets or sets the ID of the app's bot user; null for a user token.</summary>
    public string? BotUserId { get; set; }

    /// <summary>Gets or sets the ID of the user who installed the app; null if it is unknown.</summary>
    public string? InstalledBy { get; set; }

    /// <summary>Gets or sets the time of the installation, in UTC.</summary>
    public DateTimeOffset InstalledAt { get; set; }

    /// <summary>Gets or sets the ID of the channel of the incoming webhook; null without one.</summary>
    public string? WebhookChannelId { get; set; }
}
