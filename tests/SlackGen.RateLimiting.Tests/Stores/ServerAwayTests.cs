namespace SlackGen.RateLimiting.Tests;

/// <summary>Processes whose server stops and starts again: it is one of their own, since other tests run meanwhile.</summary>
[TestFixture(StoreKind.Postgres)]
[TestFixture(StoreKind.Redis)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
public sealed class ServerAwayTests(StoreKind kind) : IDisposable
{
    private StoreServer? server;
    private StoreView? view;
    private IReadOnlyList<Worker> workers = [];

    public void Dispose()
    {
        foreach (var worker in workers)
        {
            worker.Dispose();
        }

        view?.Dispose();
        server?.Dispose();
    }

    [Test]
    public async Task While_the_server_is_away_each_uses_its_share_and_afterwards_all_share_again()
    {
        await StartAsync();
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        server!.Stop();
        var away = Worker.Now;
        await Task.Delay(TimeSpan.FromSeconds(8));
        var back = Worker.Now;
        server.Start();
        await Task.Delay(TimeSpan.FromSeconds(8));

        var granted = await view!.GrantsAsync();
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
    public async Task A_server_that_crashes_and_is_back_at_once_leads_to_no_more_than_the_budget()
    {
        await StartAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));
        server!.Stop();
        server.Start();
        var back = Worker.Now;
        await Task.Delay(TimeSpan.FromSeconds(12));

        var all = workers.SelectMany(w => w.Calls).ToList();
        await TestContext.Out.WriteLineAsync($"calls before: {all.Count(c => c < back)}; after: {all.Count(c => c > back)}");
        Assert.That(Windows.Busiest(all, Windows.Noted(TimeSpan.FromSeconds(2))), Is.LessThanOrEqualTo(20));
        Assert.That(all.Count(c => c > back + TimeSpan.FromSeconds(6)), Is.GreaterThanOrEqualTo(20), "The server decides again.");
    }

    private async Task StartAsync()
    {
        server = Servers.StartAnother(kind);
        view = server.Open("slackgen");
        workers = await Worker.StartAsync(server, view, 2, "slackgen", new SlackRate(20, 2), callers: 30);
    }
}
