using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SlackGen.Apps.Tests.Stores;

/// <summary>The store in PostgreSQL keeps the contract. Each test has a database of its own.</summary>
[Category("Slow")]
public sealed class PostgresStoreTests : DatabaseStoreTests
{
    private LocalPostgres server = null!;
    private string connectionString = "";
    private int databases;

    [OneTimeSetUp]
    public void StartServer()
    {
        var (started, reason) = LocalPostgres.TryStart();
        if (started is null)
        {
            Assert.Ignore(reason);
        }

        server = started!;
    }

    [OneTimeTearDown]
    public void StopServer()
    {
        NpgsqlConnection.ClearAllPools();
        server?.Dispose();
    }

    protected override Task<ISlackInstallationStore> OpenAsync()
    {
        connectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = $"test_{++databases}" }.ConnectionString;
        return base.OpenAsync();
    }

    protected override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(connectionString);
}
