using Microsoft.EntityFrameworkCore;

namespace SlackGen.Apps.Tests.Stores;

/// <summary>The context of a user, whose conventions suit short texts and whole seconds.</summary>
internal sealed class InstallationsContext(DbContextOptions<InstallationsContext> options) : DbContext(options)
{
    public const string Table = "Bots";

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddSlackInstallations(Table);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(20);
        configurationBuilder.Properties<DateTimeOffset>().HavePrecision(0);
    }
}
