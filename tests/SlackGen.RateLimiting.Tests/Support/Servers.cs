// The tests wait most of the time. Those of one class run one after the other.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(6)]

namespace SlackGen.RateLimiting.Tests;

/// <summary>The servers of this test run, each started by the first test that needs it.</summary>
[SetUpFixture]
public sealed class Servers
{
    private static readonly Lazy<(StoreServer? Server, string Reason)> Postgres = new(PostgresServer.TryStart);
    private static readonly Lazy<(StoreServer? Server, string Reason)> Redis = new(() => RedisServer.TryStart());
    private static int names;

    /// <summary>Returns the server; skips the test where it is not installed.</summary>
    internal static StoreServer Get(StoreKind kind)
    {
        var (server, reason) = (kind == StoreKind.Postgres ? Postgres : Redis).Value;
        if (server is null)
        {
            Assert.Ignore(reason);
        }

        return server!;
    }

    /// <summary>Starts a server for a test that stops it.</summary>
    internal static StoreServer StartAnother(StoreKind kind)
    {
        _ = Get(kind);
        return (kind == StoreKind.Postgres ? PostgresServer.TryStart() : RedisServer.TryStart()).Server!;
    }

    /// <summary>Returns a name for the schema, or the prefix of the keys, of one test.</summary>
    internal static string NewName() => $"test_{Interlocked.Increment(ref names)}";

    [OneTimeTearDown]
    public void Stop()
    {
        foreach (var started in new[] { Postgres, Redis })
        {
            if (started.IsValueCreated)
            {
                started.Value.Server?.Dispose();
            }
        }
    }
}
