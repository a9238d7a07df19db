using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SlackGen.Apps.Tests.Stores;

/// <summary>The store in SQLite keeps the contract: in a file, and in memory that connections share.</summary>
[TestFixture(true)]
[TestFixture(false)]
[Category("Slow")]
public sealed class SqliteStoreTests(bool isFile) : DatabaseStoreTests
{
    private TemporaryFolder folder = null!;
    private SqliteConnection connection = null!;

    [TearDown]
    public void CloseConnection()
    {
        connection.Dispose();
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    protected override async Task<ISlackInstallationStore> OpenAsync()
    {
        folder = new TemporaryFolder();

        // SQLite forgets what is in memory when the last connection closes.
        connection = new SqliteConnection(isFile ? $"Data Source={folder.Path}/bots.db" : $"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared");
        await connection.OpenAsync();
        return await base.OpenAsync();
    }

    protected override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(connection.ConnectionString);
}
