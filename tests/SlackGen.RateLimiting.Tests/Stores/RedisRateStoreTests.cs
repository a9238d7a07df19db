using StackExchange.Redis;

namespace SlackGen.RateLimiting.Tests;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
public sealed class RedisRateStoreTests : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly string prefix = Servers.NewName();
    private readonly Guid one = Guid.NewGuid();
    private readonly List<IDisposable> open = [];

    public void Dispose()
    {
        open.Reverse();
        open.ForEach(o => o.Dispose());
    }

    [Test]
    public async Task Keys_carry_the_prefix_and_expire_when_they_say_nothing_any_more()
    {
        var (store, connection) = Open(Servers.Get(StoreKind.Redis));
        await AskAsync(store, permits: 4);
        await store.PauseAsync("paused", TimeSpan.FromMinutes(2), default);

        var keys = await connection.GetServers()[0].KeysAsync(pattern: $"{prefix}:*").ToListAsync();
        Assert.That(
            keys.Select(k => k.ToString()),
            Is.EquivalentTo(new[] { $"{prefix}:{{T1/some.method/C1}}:grants", $"{prefix}:{{T1/some.method/C1}}:state", $"{prefix}:{{paused}}:state" }));
        foreach (var key in keys)
        {
            var left = await connection.GetDatabase().KeyTimeToLiveAsync(key);
            Assert.That(left!.Value, Is.InRange(Window / 2, key.ToString().Contains("paused") ? TimeSpan.FromMinutes(2) : Window + TimeSpan.FromSeconds(1)), key.ToString());
        }
    }

    [Test]
    public async Task Scripts_that_the_server_has_lost_are_sent_again()
    {
        var (store, connection) = Open(Servers.Get(StoreKind.Redis));
        await AskAsync(store);
        await connection.GetServers()[0].ScriptFlushAsync();

        Assert.That((await AskAsync(store, permits: 2)).Granted, Is.EqualTo(2));
    }

    [Test]
    public async Task A_server_that_has_lost_its_data_grants_nothing_to_those_who_knew_it_until_a_window_has_passed()
    {
        var server = Servers.StartAnother(StoreKind.Redis);
        open.Add(server);
        var (store, _) = Open(server);
        Assert.That((await AskAsync(store, permits: 3)).Granted, Is.EqualTo(3));
        await Task.Delay(1500);
        server.Stop();
        server.Start();

        var decision = await UntilItRespondsAsync(store);
        Assert.That(decision.Granted, Is.Zero, "Three are in the window, of which the server knows nothing.");
        Assert.That(decision.RetryAfter, Is.InRange(TimeSpan.FromMilliseconds(1), Window));

        var (other, _) = Open(server);
        await Task.Delay(decision.RetryAfter + TimeSpan.FromMilliseconds(1100));
        Assert.That((await AskAsync(store, permits: 3)).Granted, Is.EqualTo(3));
        Assert.That((await AskAsync(other)).Granted, Is.Zero);
    }

    [Test]
    public async Task A_server_that_has_just_started_grants_at_once_to_those_who_did_not_know_it()
    {
        var server = Servers.StartAnother(StoreKind.Redis);
        open.Add(server);
        var (store, _) = Open(server);

        Assert.That((await AskAsync(store, permits: 3)).Granted, Is.EqualTo(3));
    }

    [Test]
    public async Task The_keys_of_a_budget_lie_in_one_slot_of_a_cluster()
    {
        _ = Servers.Get(StoreKind.Redis);
        var server = RedisServer.TryStart(isCluster: true).Server!;
        open.Add(server);
        using (var admin = OpenStore.Connect(server.ConnectionString))
        {
            await admin.GetServers()[0].ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
        }

        var (store, _) = Open(server);
        Assert.That((await UntilItRespondsAsync(store)).Granted, Is.EqualTo(1));
        foreach (var partition in (string[])["T1/some.method", "}/some.method/{", "a{b}c/some.method"])
        {
            Assert.That((await store.TryAcquireAsync(new SlackRateRequest(partition, 3, Window, 3, one), default)).Granted, Is.EqualTo(3), partition);
            await store.PauseAsync(partition, TimeSpan.FromSeconds(1), default);
            await store.PingAsync(partition, default);
        }
    }

    [TestCase("")]
    [TestCase("a{b")]
    [TestCase("}")]
    public void A_prefix_that_would_decide_on_the_slot_is_refused(string name)
    {
        var connection = Open(Servers.Get(StoreKind.Redis)).Connection;

        Assert.That(() => new RedisRateStore(connection, name), Throws.InstanceOf<ArgumentException>());
    }

    private (RedisRateStore Store, ConnectionMultiplexer Connection) Open(StoreServer server)
    {
        var connection = OpenStore.Connect(server.ConnectionString);
        open.Add(connection);
        return (new RedisRateStore(connection, prefix), connection);
    }

    private ValueTask<SlackRateDecision> AskAsync(RedisRateStore store, int permits = 1) =>
        store.TryAcquireAsync(new SlackRateRequest("T1/some.method/C1", 3, Window, permits, one), default);

    // The connection takes a moment to come back, and a cluster to know that it is whole.
    private async Task<SlackRateDecision> UntilItRespondsAsync(RedisRateStore store)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await AskAsync(store);
            }
            catch (Exception e) when (i < 500 && e is (RedisException or TimeoutException))
            {
                await Task.Delay(20);
            }
        }
    }
}
