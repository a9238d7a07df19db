using System.Globalization;
using StackExchange.Redis;

namespace SlackGen.RateLimiting.Tests;

/// <summary>The keys of a prefix on a Redis server.</summary>
internal sealed class RedisView(RedisServer server, string prefix, OpenStore open) : StoreView(open)
{
    private readonly ConnectionMultiplexer connection = OpenStore.Connect(server.ConnectionString);
    private RedisMonitor? monitor;

    private IDatabase Database => connection.GetDatabase();

    public override async Task StartAuditAsync()
    {
        monitor = new RedisMonitor(server, prefix);
        await monitor.Ready.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public override async Task<IReadOnlyList<TimeSpan>> GrantsAsync()
    {
        // What was done before this has been seen when this has.
        var mark = Guid.NewGuid().ToString();
        await Database.ExecuteAsync("ECHO", mark);
        return await monitor!.GrantsUntilAsync(mark);
    }

    public override async Task<TimeSpan> PausedUntilAsync(string partition) => TimeSpan.FromMicroseconds((long)await Database.HashGetAsync(Key(partition, "state"), "paused"));

    public override async Task<IReadOnlyList<Guid>> WaitingAsync(string partition) =>
        ((string?)await Database.HashGetAsync(Key(partition, "state"), "line") ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where((_, i) => i % 2 == 0).Select(Guid.Parse).ToList();

    public override async Task SetClockBackAsync(string partition, TimeSpan by)
    {
        var grants = await Database.ListRangeAsync(Key(partition, "grants"));
        for (var i = 0; i < grants.Length; i++)
        {
            var later = (long)grants[i] + (long)by.TotalMicroseconds;
            await Database.ListSetByIndexAsync(Key(partition, "grants"), i, later.ToString(CultureInfo.InvariantCulture));
        }
    }

    public override void Dispose()
    {
        monitor?.Dispose();
        connection.Dispose();
        base.Dispose();
    }

    private RedisKey Key(string partition, string suffix) => $"{prefix}:{{{partition}}}:{suffix}";
}
