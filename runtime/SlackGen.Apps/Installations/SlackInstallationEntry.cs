namespace SlackGen.Apps;

/// <summary>An installation without its secrets, which a store returns even if they cannot be decrypted.</summary>
/// <param name="Key">The key.</param>
/// <param name="Version">The stored version.</param>
/// <param name="InstalledAt">The time of the installation.</param>
public sealed record SlackInstallationEntry(SlackInstallationKey Key, long Version, DateTimeOffset InstalledAt);
