using Npgsql;

namespace SlackGen.RateLimiting.Tests;

/// <summary>Processes whose server stops and starts again: it is one of their own, since other tests run meanwhile.</summary>
[TestFixture]
public sealed class ServerAwayTests : IDisposable
{
    private PostgresServer? server;
    private IReadOnlyList<Worker> workers = [];

    public void Dispose()
    {
        foreach (var worker in workers)
        {
            worker.Dispose();
        }

        server?.Dispose();
    }

    [Test]
    public async Task While_the_server_is_away_each_uses_its_share_and_afterwards_all_share_again()
    {
        server = Database.StartAnother();
        workers = await Worker.StartAsync(server, 2, "slackgen", new SlackRate(20, 2), callers: 30);
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        server.Stop();
        var away = Worker.Now;
        await Task.Delay(TimeSpan.FromSeconds(8));
        var back = Worker.Now;
        server.Start();
        await Task.Delay(TimeSpan.FromSeconds(8));

        var granted = await Audit.GrantsAsync(server, "slackgen");
        var all = workers.SelectMany(w => w.Calls).ToList();
        var noted = Windows.Noted(TimeSpan.FromSeconds(2));
        var alone = workers.Select(w => w.Calls.Where(c => c > away && c < back).ToList()).ToList();
        await TestContext.Out.WriteLineAsync(
            $"calls before: {all.Count(c => c < away)}; during: {string.Join(" + ", alone.Select(a => a.Count))}; after: {all.Count(c => c > back)}");
        Assert.That(Windows.Busiest(granted, TimeSpan.FromSeconds(2)), Is.LessThanOrEqualTo(20), "What the server granted.");
        Assert.That(Windows.Busiest(all, noted), Is.LessThanOrEqualTo(20), "What went out, and at the transitions.");
        foreach (var calls in alone)
        {
            Assert.That(Windows.Busiest(calls, noted), Is.EqualTo(10));
            Assert.That(calls, Has.Count.GreaterThanOrEqualTo(20), "Three windows and more, less the first, which belongs to what the server had granted.");
        }

        Assert.That(granted.Count(g => g > back + TimeSpan.FromSeconds(5)), Is.GreaterThanOrEqualTo(20), "The server decides again.");
    }

    [Test]
    public async Task A_server_that_does_not_answer_is_waited_for_once_and_found_again_when_it_does()
    {
        await using var source = NpgsqlDataSource.Create(Database.Server.ConnectionString);
        var schema = Database.NewSchema();
        var store = new PostgresRateStore(source, schema);
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
        Assert.That(await Database.ScalarAsync<int>($"SELECT cardinality(grants) FROM {schema}.budget"), Is.GreaterThanOrEqualTo(1));
    }
}
