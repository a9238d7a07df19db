namespace SlackGen.Apps;

/// <summary>Converts installations to rows and back.</summary>
/// <param name="protector">Encrypts the tokens.</param>
internal sealed class InstallationRows(SlackInstallationProtector protector)
{
    /// <summary>Returns an installation with its next version, and with its times in UTC and in whole microseconds, as databases store them.</summary>
    public static SlackInstallation CreateNext(SlackInstallation installation) => installation.WithNextVersion() with
    {
        ExpiresAt = Round(installation.ExpiresAt),
        RefreshLeaseUntil = Round(installation.RefreshLeaseUntil),
        InstalledAt = Round(installation.InstalledAt),
    };

    /// <summary>Returns the row of an installation.</summary>
    public SlackInstallationEntity Write(SlackInstallation installation) => new()
    {
        AppId = installation.Key.AppId,
        EnterpriseId = installation.Key.EnterpriseId ?? "",
        TeamId = installation.Key.TeamId ?? "",
        UserId = installation.Key.UserId ?? "",
        Version = installation.Version,
        Secrets = protector.Protect(installation),
        Scopes = string.Join(',', installation.Scopes),
        ExpiresAt = installation.ExpiresAt,
        RefreshLeaseUntil = installation.RefreshLeaseUntil,
        Name = installation.Name,
        BotUserId = installation.BotUserId,
        InstalledBy = installation.InstalledBy,
        InstalledAt = installation.InstalledAt,
        WebhookChannelId = installation.WebhookChannelId,
    };

    /// <summary>Returns the key of a row.</summary>
    public static SlackInstallationKey ReadKey(SlackInstallationEntity row) =>
        new(row.AppId, NullIfEmpty(row.EnterpriseId), NullIfEmpty(row.TeamId), NullIfEmpty(row.UserId));

    /// <summary>Returns the row of a key and a version, to be deleted.</summary>
    public static SlackInstallationEntity Write(SlackInstallationKey key, long version) => new()
    {
        AppId = key.AppId,
        EnterpriseId = key.EnterpriseId ?? "",
        TeamId = key.TeamId ?? "",
        UserId = key.UserId ?? "",
        Version = version,
    };

    /// <summary>Returns the installation of a row.</summary>
    /// <exception cref="SlackException">The tokens cannot be decrypted.</exception>
    public SlackInstallation Read(SlackInstallationEntity row)
    {
        var key = ReadKey(row);
        var secrets = protector.Unprotect(key, row.Secrets);
        return new SlackInstallation
        {
            Key = key,
            Token = secrets.Token,
            RefreshToken = secrets.RefreshToken,
            ExpiresAt = row.ExpiresAt,
            Scopes = row.Scopes.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Name = row.Name,
            BotUserId = row.BotUserId,
            InstalledBy = row.InstalledBy,
            InstalledAt = row.InstalledAt,
            WebhookUrl = secrets.WebhookUrl,
            WebhookChannelId = row.WebhookChannelId,
            RefreshLeaseUntil = row.RefreshLeaseUntil,
            Version = row.Version,
        };
    }

    private static DateTimeOffset? Round(DateTimeOffset? time) => time is { } value ? Round(value) : null;

    private static DateTimeOffset Round(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
