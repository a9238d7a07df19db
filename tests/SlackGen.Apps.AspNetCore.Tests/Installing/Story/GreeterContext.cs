using Microsoft.EntityFrameworkCore;

namespace SlackGen.Apps.AspNetCore.Tests.Installing.Story;

/// <summary>The database of the bot.</summary>
internal sealed class GreeterContext(DbContextOptions<GreeterContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddSlackInstallations();
}
