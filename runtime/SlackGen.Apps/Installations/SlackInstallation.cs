using System.Diagnostics;

namespace SlackGen.Apps;

/// <summary>An installation: one token of an app, in a workspace or an organization.</summary>
/// <remarks>An app with a bot token and a user token has two installations. <see cref="ToString"/> prints the key and no token.</remarks>
public sealed record SlackInstallation
{
    // Half of the range is left for changes.
    private const long MaxFirstVersion = long.MaxValue / 2;

    /// <summary>Gets the key.</summary>
    public required SlackInstallationKey Key { get; init; }

    /// <summary>Gets the access token.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public required string Token { get; init; }

    /// <summary>Gets the refresh token; null if the token does not expire.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? RefreshToken { get; init; }

    /// <summary>Gets the time when the token expires; null if it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets the scopes of the token.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets the name of the workspace; of the organization if the app is installed there.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the ID of the app's bot user; null for a user token.</summary>
    public string? BotUserId { get; init; }

    /// <summary>Gets the ID of the user who installed the app.</summary>
    public string? InstalledBy { get; init; }

    /// <summary>Gets the time of the installation.</summary>
    public DateTimeOffset InstalledAt { get; init; }

    /// <summary>Gets the URL of the incoming webhook that the user chose a channel for; null without one. It is a secret.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? WebhookUrl { get; init; }

    /// <summary>Gets the ID of the channel of the incoming webhook.</summary>
    public string? WebhookChannelId { get; init; }

    /// <summary>
    /// Gets the time until which one machine has the sole right to exchange the refresh token; null if none has. The machine sets it before the exchange, because the
    /// refresh token can be used only once.
    /// </summary>
    public DateTimeOffset? RefreshLeaseUntil { get; init; }

    /// <summary>
    /// Gets the version of the stored installation: 0 if it is not stored yet. The store sets it. It grows by one with each change. The first one is a random number, so that
    /// no version comes again after an installation was deleted and added again.
    /// </summary>
    public long Version { get; init; }

    /// <summary>Returns this installation with the version that follows, for a store that saves it.</summary>
    public SlackInstallation WithNextVersion() => this with { Version = Version == 0 ? Random.Shared.NextInt64(1, MaxFirstVersion) : Version + 1 };

    /// <summary>Returns the key; never a token.</summary>
    public override string ToString() => Key.ToString();
}
