namespace SlackGen.RateLimiting.Tests;

/// <summary>The requests that a store gets: which, and how many at a time.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
public sealed class StoreRequestsTests : IDisposable
{
    private static readonly SlackCall Call = SharedSlackRateLimiterTests.CallOf(new SlackRate(50, 60));

    private readonly MemoryRateStore store = new() { Delay = TimeSpan.FromMilliseconds(2) };
    private readonly List<SharedSlackRateLimiter> limiters = [];

    public void Dispose() => limiters.ForEach(l => l.Dispose());

    [TestCase(1)]
    [TestCase(8)]
    [TestCase(16)]
    public async Task The_store_never_gets_more_requests_at_a_time_than_it_may(int most)
    {
        var limiter = Limiter(most);

        var leases = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => limiter.AcquireAsync(Call with { Key = $"C{i}" }).AsTask()));

        Assert.That(leases.Select(l => l.IsAcquired), Is.All.True);
        Assert.That(store.Peak, Is.EqualTo(most));
    }

    [Test]
    public async Task Budgets_are_asked_about_in_the_order_in_which_their_first_calls_came()
    {
        var limiter = Limiter(1);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => limiter.AcquireAsync(Call with { Key = $"C{i}" }).AsTask()));

        Assert.That(store.Acquires.Select(a => a.Partition), Is.EqualTo(Enumerable.Range(0, 50).Select(i => $"T1/some.method/C{i}")));
    }

    [Test]
    public async Task Calls_that_come_while_their_budget_waits_for_its_turn_are_asked_for_together()
    {
        var limiter = Limiter(1);
        store.Delay = TimeSpan.FromMilliseconds(300);
        var before = limiter.AcquireAsync(Call with { Key = "C0" }).AsTask();
        var calls = new List<Task>();
        for (var i = 0; i < 10; i++)
        {
            calls.Add(limiter.AcquireAsync(Call with { Key = "C1" }).AsTask());
            await Task.Yield();
        }

        await Task.WhenAll([before, .. calls]);

        Assert.That(store.Acquires.Select(a => (a.Partition[^2..], a.Permits)), Is.EqualTo(new[] { ("C0", 1), ("C1", 10) }));
    }

    [Test]
    public async Task A_budget_whose_calls_were_all_cancelled_meanwhile_is_not_asked_about()
    {
        var limiter = Limiter(1);
        store.Delay = TimeSpan.FromMilliseconds(100);
        using var cancel = new CancellationTokenSource();
        var before = limiter.AcquireAsync(Call with { Key = "C0" }).AsTask();
        var cancelled = limiter.AcquireAsync(Call with { Key = "C1" }, 1, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await before;
        await limiter.AcquireAsync(Call with { Key = "C2" });

        Assert.That(cancelled.IsCanceled, Is.True);
        Assert.That(store.Acquires.Select(a => a.Partition[^2..]), Is.EqualTo(new[] { "C0", "C2" }));
    }

    [Test]
    public async Task Whoever_does_not_wait_for_a_turn_waits_no_longer_for_a_busy_store_than_for_one_that_is_away()
    {
        var limiter = new SharedSlackRateLimiter(store, new() { Processes = 2, MaxStoreRequests = 1, StoreTimeout = TimeSpan.FromSeconds(0.3) });
        limiters.Add(limiter);
        store.Delay = TimeSpan.FromMilliseconds(200);
        var busy = Enumerable.Range(0, 30).Select(i => limiter.AcquireAsync(Call with { Key = $"C{i}" }).AsTask()).ToList();

        using var lease = await limiter.AttemptAcquireAsync(Call with { Key = "last" }).AsTask().WaitAsync(TimeSpan.FromSeconds(5));

        Assert.That(lease.IsAcquired, Is.False);
        Assert.That(busy.Count(b => b.IsCompleted), Is.LessThan(30), "They would have taken six seconds.");
        Assert.That((await Task.WhenAll(busy)).Select(l => l.IsAcquired), Is.All.True, "Those who wait are served.");
    }

    [Test]
    public async Task A_store_that_blocks_its_thread_does_not_block_the_caller()
    {
        using var blocking = new BlockingStore();
        var limiter = Limiter(1, blocking);

        var acquired = limiter.AcquireAsync(Call).AsTask();

        Assert.That(acquired.IsCompleted, Is.False);
        blocking.Release();
        Assert.That((await acquired.WaitAsync(TimeSpan.FromSeconds(20))).IsAcquired, Is.True);
    }

    private SharedSlackRateLimiter Limiter(int most, ISlackRateStore? other = null)
    {
        limiters.Add(new SharedSlackRateLimiter(other ?? store, new SharedSlackRateLimiterOptions { Processes = 2, MaxStoreRequests = most }));
        return limiters[^1];
    }

    private sealed class BlockingStore : ISlackRateStore, IDisposable
    {
        private readonly ManualResetEventSlim released = new();

        public void Release() => released.Set();

        public void Dispose() => released.Dispose();

        public ValueTask<SlackRateDecision> TryAcquireAsync(SlackRateRequest request, CancellationToken cancellationToken)
        {
            released.Wait(TimeSpan.FromSeconds(10), CancellationToken.None);
            return new ValueTask<SlackRateDecision>(new SlackRateDecision(request.Permits, TimeSpan.Zero));
        }

        public ValueTask PauseAsync(string partition, TimeSpan duration, CancellationToken cancellationToken) => default;

        public ValueTask PingAsync(string partition, CancellationToken cancellationToken) => default;
    }
}
