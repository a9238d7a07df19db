using SlackGen.Apps;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Extension methods that add the installations of Slack apps to the model of a context.</summary>
public static class SlackInstallationsModelBuilderExtensions
{
    private const int Unlimited = -1;

    // Databases store times with microseconds at least.
    private const int TimePrecision = 6;

    /// <summary>
    /// Adds the table of installations to a model. Call it in <c>OnModelCreating</c>, then add a migration. Names of columns follow the conventions of the context.
    /// </summary>
    /// <param name="modelBuilder">The builder of the model.</param>
    /// <param name="tableName">The name of the table.</param>
    /// <param name="schema">The schema of the table; null for the default of the context.</param>
    /// <returns>The builder.</returns>
    public static ModelBuilder AddSlackInstallations(this ModelBuilder modelBuilder, string tableName = "SlackInstallations", string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        ArgumentException.ThrowIfNullOrWhiteSpace(tableName);

        // Lengths and precisions are explicit, so that conventions of the context for all texts and times do not cut a value.
        return modelBuilder.Entity<SlackInstallationEntity>(row =>
        {
            row.ToTable(tableName, schema);
            row.HasKey(r => new { r.AppId, r.EnterpriseId, r.TeamId, r.UserId });

            // A workspace is looked up with whatever organization it was stored with. The primary key serves whole organizations.
            row.HasIndex(r => new { r.AppId, r.TeamId, r.UserId });
            row.Property(r => r.AppId).HasMaxLength(SlackInstallationEntity.MaxIdLength);
            row.Property(r => r.EnterpriseId).HasMaxLength(SlackInstallationEntity.MaxIdLength);
            row.Property(r => r.TeamId).HasMaxLength(SlackInstallationEntity.MaxIdLength);
            row.Property(r => r.UserId).HasMaxLength(SlackInstallationEntity.MaxIdLength);
            row.Property(r => r.Version).ValueGeneratedNever().IsConcurrencyToken();
            row.Property(r => r.Secrets).HasMaxLength(Unlimited);
            row.Property(r => r.Scopes).HasMaxLength(Unlimited);
            row.Property(r => r.ExpiresAt).HasPrecision(TimePrecision);
            row.Property(r => r.RefreshLeaseUntil).HasPrecision(TimePrecision);
            row.Property(r => r.Name).HasMaxLength(Unlimited);
            row.Property(r => r.BotUserId).HasMaxLength(SlackInstallationEntity.MaxIdLength);
            row.Property(r => r.InstalledBy).HasMaxLength(SlackInstallationEntity.MaxIdLength);
            row.Property(r => r.InstalledAt).HasPrecision(TimePrecision);
            row.Property(r => r.WebhookChannelId).HasMaxLength(SlackInstallationEntity.MaxIdLength);
        });
    }
}
