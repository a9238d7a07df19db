using Microsoft.Extensions.Logging;
using Npgsql;

namespace SlackGen.RateLimiting.Tests;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
public sealed class PostgresRateStoreTests : IDisposable
{
    private readonly PostgresServer server = (PostgresServer)Servers.Get(StoreKind.Postgres);
    private readonly string schema = Servers.NewName();
    private readonly Guid one = Guid.NewGuid();
    private readonly NpgsqlDataSource source;
    private readonly PostgresRateStore store;

    public PostgresRateStoreTests()
    {
        source = NpgsqlDataSource.Create(server.ConnectionString);
        store = new PostgresRateStore(source, schema);
    }

    public void Dispose() => source.Dispose();

    [Test]
    public async Task Rows_that_say_nothing_any_more_are_removed_and_others_are_kept()
    {
        await store.TryAcquireAsync(new SlackRateRequest("short", 1, TimeSpan.FromMilliseconds(50), 1, one), default);
        await store.TryAcquireAsync(new SlackRateRequest("long", 1, TimeSpan.FromMinutes(1), 1, one), default);
        await store.PauseAsync("paused", TimeSpan.FromMinutes(1), default);
        await Task.Delay(100);

        Assert.That(await store.SweepAsync(default), Is.EqualTo(1));
        Assert.That(await server.ScalarAsync<string[]>($"SELECT array_agg(partition ORDER BY partition) FROM {schema}.budget"), Is.EqualTo(["long", "paused"]));
    }

    [Test]
    public async Task Rows_are_removed_by_one_process_in_half_a_minute()
    {
        await store.TryAcquireAsync(new SlackRateRequest("short", 1, TimeSpan.FromMilliseconds(10), 1, one), default);
        await store.SweepAsync(default);
        await Task.Delay(50);

        Assert.That(await store.SweepAsync(default), Is.Zero);
    }

    [Test]
    public async Task A_locked_row_takes_only_its_own_budget_away()
    {
        var log = new LogCounter();
        using var limiter = new SharedSlackRateLimiter(store, new SharedSlackRateLimiterOptions
        {
            Processes = 2,
            StoreTimeout = TimeSpan.FromSeconds(2),
            RetryStoreAfter = TimeSpan.FromSeconds(0.5),
            LoggerFactory = log,
        });
        var call = SharedSlackRateLimiterTests.CallOf(new SlackRate(50, 2, By: "channel"));
        await limiter.AcquireAsync(call with { Key = "locked" });
        Task<bool> locked;
        await using (var other = await source.OpenConnectionAsync())
        await using (var transaction = await other.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand($"SELECT FROM {schema}.budget WHERE partition = 'T1/some.method/locked' FOR UPDATE", other);
            await hold.ExecuteNonQueryAsync();
            locked = Task.Run(async () => (await limiter.AcquireAsync(call with { Key = "locked" })).IsAcquired);
            for (var round = 0; round < 10; round++)
            {
                var leases = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => limiter.AcquireAsync(call with { Key = $"C{round}-{i}" }).AsTask()));
                Assert.That(leases.Select(l => l.IsAcquired), Is.All.True);
                await Task.Delay(500);
            }

            Assert.That(log.Messages[LogLevel.Error], Is.Empty, "The store is there.");
            Assert.That(log.Messages[LogLevel.Warning], Has.Count.EqualTo(1).And.All.Contains("for a budget of some.method"));
        }

        Assert.That(await locked.WaitAsync(TimeSpan.FromSeconds(30)), Is.True);
        Assert.That(() => log.Messages[LogLevel.Information], Has.Count.EqualTo(1).And.All.Contains("back for a budget").After(60_000, 50));
    }

    [Test]
    public async Task A_server_that_does_not_respond_is_waited_for_once_and_found_again_when_it_does()
    {
        using var limiter = new SharedSlackRateLimiter(store, new SharedSlackRateLimiterOptions
        {
            Processes = 1,
            StoreTimeout = TimeSpan.FromSeconds(1),
            RetryStoreAfter = TimeSpan.FromSeconds(0.2),
        });
        var call = SharedSlackRateLimiterTests.CallOf(new SlackRate(50, 60));
        await store.EnsureSchemaAsync();
        await using (var other = await source.OpenConnectionAsync())
        await using (var transaction = await other.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand($"LOCK TABLE {schema}.budget", other);
            await hold.ExecuteNonQueryAsync();
            Assert.That(limiter.AttemptAcquire(call).IsAcquired, Is.False);
        }

        Assert.That((await limiter.AcquireAsync(call)).IsAcquired, Is.True, "Long before a share could be used, which takes a minute.");
        Assert.That(await server.ScalarAsync<int>($"SELECT cardinality(grants) FROM {schema}.budget"), Is.GreaterThanOrEqualTo(1));
    }
}
