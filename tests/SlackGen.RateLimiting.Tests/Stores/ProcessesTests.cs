namespace SlackGen.RateLimiting.Tests;

/// <summary>Several processes that share a budget through a real server.</summary>
[TestFixture(StoreKind.Postgres)]
[TestFixture(StoreKind.Redis)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
public sealed class ProcessesTests : IDisposable
{
    private readonly StoreServer server;
    private readonly string name = Servers.NewName();
    private readonly StoreView view;
    private IReadOnlyList<Worker> workers = [];
    private IReadOnlyList<TimeSpan> grants = [];

    public ProcessesTests(StoreKind kind)
    {
        server = Servers.Get(kind);
        view = server.Open(name);
    }

    public void Dispose()
    {
        view.Dispose();
        foreach (var worker in workers)
        {
            worker.Dispose();
        }
    }

    [Test]
    public async Task Together_they_never_exceed_the_tier_use_it_up_and_nobody_starves()
    {
        await StartAsync(4, new SlackRate(20, 2), callers: 8);
        await Task.Delay(TimeSpan.FromSeconds(8.5));

        await ReportAsync(TimeSpan.FromSeconds(2), limit: 20);
        Assert.That(grants, Has.Count.GreaterThanOrEqualTo(80), "Of five windows that have begun, one is left to a busy machine.");
        Assert.That(workers.Select(w => w.Calls.Count), Is.All.GreaterThanOrEqualTo(grants.Count / 16), "A quarter of a fair share each, at the least.");
    }

    [Test]
    public async Task With_one_permit_at_a_time_they_take_turns()
    {
        await StartAsync(3, new SlackRate(1, 1), callers: 2);
        await Task.Delay(TimeSpan.FromSeconds(7.5));

        await ReportAsync(TimeSpan.FromSeconds(1), limit: 1);
        Assert.That(workers.Select(w => w.Calls.Count), Is.All.GreaterThanOrEqualTo(2));
    }

    [Test]
    public async Task What_a_killed_process_held_the_others_get()
    {
        await StartAsync(2, new SlackRate(20, 2), callers: 40);
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        workers[0].Kill();
        var before = workers[1].Calls.Count;
        await Task.Delay(TimeSpan.FromSeconds(6.5));

        await ReportAsync(TimeSpan.FromSeconds(2), limit: 20);
        Assert.That(
            workers[1].Calls.Count - before, Is.GreaterThanOrEqualTo(40), "Three windows have begun since; in one of them the dead process had a part.");
    }

    [Test]
    public async Task A_429_of_one_pauses_all()
    {
        await StartAsync(3, new SlackRate(50, 1), callers: 4);
        await Task.Delay(TimeSpan.FromSeconds(1));
        workers[0].Pause(TimeSpan.FromSeconds(2));
        await Task.Delay(TimeSpan.FromSeconds(4.5));

        await ReportAsync(TimeSpan.FromSeconds(1), limit: 50);
        var end = await view.PausedUntilAsync("T1/some.method");
        Assert.That(grants.Where(g => g > end - TimeSpan.FromSeconds(1.5) && g < end), Is.Empty, "The others learn of it when the store does, a moment later on a busy machine.");
        Assert.That(grants.Count(g => g < end), Is.GreaterThan(0));
        Assert.That(grants.Count(g => g > end), Is.GreaterThan(0));
    }

    private async Task StartAsync(int count, SlackRate rate, int callers) =>
        workers = await Worker.StartAsync(server, view, count, name, rate, callers);

    private async Task ReportAsync(TimeSpan window, int limit)
    {
        grants = await view.GrantsAsync();
        var most = Windows.Busiest(grants, window);
        var used = grants.Count / ((grants[^1] - grants[0] + window) / window) / limit;
        await TestContext.Out.WriteLineAsync(
            $"calls per process: {string.Join(", ", workers.Select(w => w.Calls.Count))}; most in a window: {most} of {limit}; used: {used:P1}");
        Assert.That(most, Is.LessThanOrEqualTo(limit));
    }
}
