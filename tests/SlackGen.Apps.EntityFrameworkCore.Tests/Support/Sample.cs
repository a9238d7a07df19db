namespace SlackGen.Apps.Tests.Stores;

/// <summary>Installations of tests.</summary>
internal static class Sample
{
    public const string AppId = "A0123456789";

    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly SlackInstallationKey Key = new(AppId, "E0123456789", "T0123456789");

    /// <summary>An installation with every field.</summary>
    public static SlackInstallation Full { get; } = new()
    {
        Key = Key,
        Token = "xoxe.xoxb-1-secret-access",
        RefreshToken = "xoxe-1-secret-refresh",
        ExpiresAt = Noon.AddHours(12).AddMicroseconds(123_456),
        Scopes = ["chat:write", "users:read", "users:read.email"],
        Name = "Grüße 東京 🚀",
        BotUserId = "U0BOT",
        InstalledBy = "U0ANNA",
        InstalledAt = Noon,
        WebhookUrl = "https://hooks.slack.com/services/T0123456789/B0123456789/secretwebhook",
        WebhookChannelId = "C0123456789",
        RefreshLeaseUntil = Noon.AddHours(11).AddMicroseconds(1),
    };

    /// <summary>An installation with the fields that all have.</summary>
    public static SlackInstallation Small(SlackInstallationKey key) => new() { Key = key, Token = "xoxb-secret-small", InstalledAt = Noon };

    /// <summary>Asserts that an installation has the same fields as another.</summary>
    /// <param name="actual">The installation.</param>
    /// <param name="expected">The other one.</param>
    /// <param name="version">The version that the installation has; null for any that a stored one can have.</param>
    public static void AssertSame(SlackInstallation? actual, SlackInstallation expected, long? version = null)
    {
        Assert.That(actual, Is.Not.Null);
        Assert.That(actual!.Version, version is null ? Is.Positive : Is.EqualTo(version));
        Assert.That(actual.Scopes, Is.EqualTo(expected.Scopes));
        Assert.That(actual with { Scopes = expected.Scopes }, Is.EqualTo(expected with { Version = actual.Version }));
    }
}
