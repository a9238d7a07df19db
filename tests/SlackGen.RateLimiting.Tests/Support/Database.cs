using Npgsql;

// The tests wait most of the time. Those of one class run one after the other.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(6)]

namespace SlackGen.RateLimiting.Tests;

/// <summary>The server of this test run, started by the first test that needs it.</summary>
[SetUpFixture]
public sealed class Database
{
    private static readonly Lazy<(PostgresServer? Server, string Reason)> Started = new(PostgresServer.TryStart);
    private static int schemas;

    /// <summary>The server; skips the test where PostgreSQL is not installed.</summary>
    internal static PostgresServer Server
    {
        get
        {
            var (server, reason) = Started.Value;
            if (server is null)
            {
                Assert.Ignore(reason);
            }

            return server!;
        }
    }

    /// <summary>A server for a test that stops it.</summary>
    internal static PostgresServer StartAnother()
    {
        _ = Server;
        return PostgresServer.TryStart().Server!;
    }

    /// <summary>A name for the schema of one test.</summary>
    internal static string NewSchema() => $"test_{Interlocked.Increment(ref schemas)}";

    /// <summary>Runs a statement and gives its first value.</summary>
    internal static async Task<T> ScalarAsync<T>(string sql, PostgresServer? at = null)
    {
        await using var source = NpgsqlDataSource.Create((at ?? Server).ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    [OneTimeTearDown]
    public void Stop()
    {
        if (Started.IsValueCreated)
        {
            Started.Value.Server?.Dispose();
        }
    }
}
