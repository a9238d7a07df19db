using System.Threading.RateLimiting;

namespace SlackGen.RateLimiting.Tests;

/// <summary>The queue in front of the store.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
public sealed class SharedSlackRateLimiterTests : IDisposable
{
    // Two calls in any 0.4 s.
    private static readonly SlackCall Call = CallOf(new SlackRate(10, 2, Burst: 2));

    private readonly MemoryRateStore store = new();
    private readonly List<SharedSlackRateLimiter> limiters = [];

    public void Dispose() => limiters.ForEach(l => l.Dispose());

    [Test]
    public async Task Waiting_calls_are_served_in_the_order_in_which_they_came()
    {
        var limiter = Limiter();
        var order = new List<int>();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            using var lease = await limiter.AcquireAsync(Call);
            lock (order)
            {
                order.Add(i / 2);
            }
        }));

        Assert.That(order, Is.EqualTo([0, 0, 1, 1, 2, 2]), "Two at a time, the earlier ones first.");
    }

    [Test]
    public async Task A_thousand_waiting_calls_cost_the_store_no_more_than_one()
    {
        var limiter = Limiter();
        using var end = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 1000).Select(_ => limiter.AcquireAsync(Call, 1, end.Token).AsTask()).ToList();

        await Task.Delay(1000);

        Assert.That(calls.Count(c => c.IsCompleted), Is.InRange(2, 6));
        Assert.That(store.Requests, Is.LessThan(20));
        await end.CancelAsync();
    }

    [Test]
    public async Task A_call_that_is_cancelled_gives_its_place_up()
    {
        var limiter = Limiter();
        await ExhaustAsync(limiter);
        using var cancel = new CancellationTokenSource();
        var first = limiter.AcquireAsync(Call, 1, cancel.Token).AsTask();
        var second = limiter.AcquireAsync(Call).AsTask();

        await cancel.CancelAsync();

        Assert.ThrowsAsync<TaskCanceledException>(() => first);
        Assert.That((await second).IsAcquired, Is.True);
    }

    [Test]
    public async Task Where_the_queue_is_full_a_call_is_refused_at_once_with_the_time_to_wait()
    {
        var limiter = Limiter(queueLimit: 1);
        await ExhaustAsync(limiter);
        var waiting = limiter.AcquireAsync(Call).AsTask();
        await Task.Delay(50);

        using var refused = await limiter.AcquireAsync(Call);

        Assert.That(waiting.IsCompleted, Is.False);
        Assert.That(refused.IsAcquired, Is.False);
        Assert.That(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait), Is.True);
        Assert.That(wait.TotalSeconds, Is.InRange(0, 0.408));
        Assert.That((await waiting).IsAcquired, Is.True);
    }

    [Test]
    public async Task Without_a_queue_calls_within_the_budget_are_not_refused_for_coming_at_the_same_time()
    {
        var limiter = Limiter(queueLimit: 0);
        var call = CallOf(new SlackRate(50, 60));

        var leases = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => limiter.AcquireAsync(call).AsTask()));

        Assert.That(leases.Count(l => l.IsAcquired), Is.EqualTo(50));
    }

    [Test]
    public async Task A_call_that_would_wait_longer_than_it_may_is_refused_as_soon_as_that_is_known()
    {
        var limiter = Limiter();
        var call = CallOf(new SlackRate(2, 60)) with { MaxWait = TimeSpan.FromSeconds(90) };
        await limiter.AcquireAsync(call);
        await limiter.AcquireAsync(call);
        using var end = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 5).Select(_ => limiter.AcquireAsync(call, 1, end.Token).AsTask()).ToList();
        Assert.That(() => waiting.Count(w => w.IsCompleted), Is.EqualTo(3).After(5000, 10), "Two go after a window, further ones after another.");

        foreach (var refused in waiting.Where(w => w.IsCompleted))
        {
            Assert.That(refused.Result.IsAcquired, Is.False);
            Assert.That(refused.Result.TryGetMetadata(MetadataName.RetryAfter, out var wait), Is.True);
            Assert.That(wait.TotalSeconds, Is.InRange(90, 122.4));
            Assert.That(refused.Result.TryGetMetadata(MetadataName.ReasonPhrase, out var reason), Is.True);
            Assert.That(reason, Does.Contain("90 s").And.Contain("MaxQueueTime"));
        }

        var late = limiter.AcquireAsync(call);
        Assert.That(late.IsCompletedSuccessfully && !late.Result.IsAcquired, Is.True, "It comes when this is known already.");
        Assert.That(limiter.GetStatistics(call)!.CurrentQueuedCount, Is.EqualTo(2));
        await end.CancelAsync();
    }

    [Test]
    public async Task A_pause_refuses_those_at_once_whose_turn_is_too_far_away_then()
    {
        var limiter = Limiter();
        await ExhaustAsync(limiter);
        var waiting = limiter.AcquireAsync(Call with { MaxWait = TimeSpan.FromMinutes(5) }).AsTask();
        await Task.Delay(50);
        Assert.That(waiting.IsCompleted, Is.False);

        limiter.Pause(Call, TimeSpan.FromMinutes(10));

        Assert.That(waiting.IsCompletedSuccessfully && !waiting.Result.IsAcquired, Is.True);
    }

    [Test]
    public async Task AttemptAcquire_asks_once_and_does_not_wait_its_turn()
    {
        var limiter = Limiter();

        var leases = new[] { limiter.AttemptAcquire(Call), limiter.AttemptAcquire(Call), limiter.AttemptAcquire(Call) };

        Assert.That(leases.Select(l => l.IsAcquired), Is.EqualTo([true, true, false]));
        Assert.That(leases[2].TryGetMetadata(MetadataName.RetryAfter, out var wait), Is.True);
        await Task.Delay(wait + TimeSpan.FromMilliseconds(20));
        Assert.That(limiter.AttemptAcquire(Call).IsAcquired, Is.True);
    }

    [Test]
    public async Task AttemptAcquireAsync_does_the_same()
    {
        var limiter = Limiter();

        var leases = new[] { await limiter.AttemptAcquireAsync(Call), await limiter.AttemptAcquireAsync(Call), await limiter.AttemptAcquireAsync(Call) };

        Assert.That(leases.Select(l => l.IsAcquired), Is.EqualTo([true, true, false]));
        Assert.That(leases[2].TryGetMetadata(MetadataName.RetryAfter, out var wait), Is.True);
        await Task.Delay(wait + TimeSpan.FromMilliseconds(20));
        Assert.That((await limiter.AttemptAcquireAsync(Call)).IsAcquired, Is.True);
        Assert.CatchAsync<OperationCanceledException>(async () => await limiter.AttemptAcquireAsync(Call, new CancellationToken(canceled: true)));
    }

    [Test]
    public async Task A_pause_holds_this_process_back_before_the_store_knows_of_it()
    {
        var limiter = Limiter();
        store.Hangs = true;
        limiter.Pause(Call, TimeSpan.FromSeconds(0.5));
        Assert.That(SpinWait.SpinUntil(() => store.Peak == 1, TimeSpan.FromSeconds(5)), "The store has got the pause.");
        store.Hangs = false;

        using var refused = limiter.AttemptAcquire(Call);

        Assert.That(refused.IsAcquired, Is.False);
        Assert.That(store.Requests, Is.Zero);
        Assert.That((await limiter.AcquireAsync(Call)).IsAcquired, Is.True);
    }

    [Test]
    public async Task A_pause_reaches_every_process_and_no_other_budget()
    {
        var (here, there) = (Limiter(), Limiter());
        var started = TimeProvider.System.GetTimestamp();
        here.Pause(Call, TimeSpan.FromSeconds(1));
        while (store.Requests == 0)
        {
            await Task.Delay(1);
        }

        using var other = there.AttemptAcquire(Call with { Key = "C2" });
        using var waited = await there.AcquireAsync(Call);

        Assert.That(other.IsAcquired, Is.True);
        Assert.That(TimeProvider.System.GetElapsedTime(started).TotalSeconds, Is.GreaterThanOrEqualTo(1));
    }

    [Test]
    public async Task A_shorter_pause_does_not_end_a_longer_one()
    {
        var limiter = Limiter();
        limiter.Pause(Call, TimeSpan.FromMinutes(1));
        limiter.Pause(Call, TimeSpan.FromSeconds(0.1));
        await Task.Delay(200);

        Assert.That(limiter.AttemptAcquire(Call).IsAcquired, Is.False);
    }

    [Test]
    public async Task Budgets_in_which_nobody_waits_are_dropped()
    {
        var limiter = Limiter();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => limiter.AcquireAsync(Call with { Key = $"C{i}" }).AsTask()));
        await Task.Delay(50);

        Assert.That(limiter.PartitionCount, Is.Zero);
        Assert.That(limiter.GetStatistics(Call), Is.Null);
    }

    [Test]
    public async Task Statistics_tell_how_many_wait()
    {
        var limiter = Limiter();
        await ExhaustAsync(limiter);
        var waiting = limiter.AcquireAsync(Call).AsTask();

        Assert.That(limiter.GetStatistics(Call)!.CurrentQueuedCount, Is.EqualTo(1));
        await waiting;
    }

    [Test]
    public async Task Disposing_ends_the_wait_of_everybody()
    {
        var limiter = Limiter();
        await ExhaustAsync(limiter);
        var waiting = limiter.AcquireAsync(Call).AsTask();

        limiter.Dispose();

        Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.Throws<ObjectDisposedException>(() => limiter.AttemptAcquire(Call));
        Assert.ThrowsAsync<ObjectDisposedException>(async () => await limiter.AttemptAcquireAsync(Call));
    }

    [Test]
    public void Nonsense_is_refused()
    {
        var limiter = Limiter();

        Assert.Throws<ArgumentOutOfRangeException>(() => limiter.AttemptAcquire(Call, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => limiter.AttemptAcquire(CallOf(new SlackRate(0, 60))));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new SharedSlackRateLimiter(store, new() { Processes = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new SharedSlackRateLimiter(store, new() { Processes = 1, MaxStoreRequests = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new SharedSlackRateLimiter(store, new() { Processes = 1, StoreTimeout = TimeSpan.Zero }));
    }

    [TestCase("C\0")]
    [TestCase("#général")]
    [TestCase("\ud800")]
    [TestCase("long")]
    public void Budgets_have_names_that_every_database_takes(string key)
    {
        var name = PartitionName.Create(Call with { Key = key == "long" ? new string('x', 10_000) : key });

        Assert.That(name, Does.Match("^[ -~]{1,200}$").And.StartWith("some.method/sha256:"));
        Assert.That(PartitionName.Create(Call with { Key = "C1" }), Is.EqualTo("T1/some.method/C1"));
    }

    internal static SlackCall CallOf(SlackRate rate) => new(new SlackMethod("some.method") { Rate = rate }, "T1", null);

    private static async Task ExhaustAsync(SharedSlackRateLimiter limiter)
    {
        await limiter.AcquireAsync(Call);
        await limiter.AcquireAsync(Call);
    }

    private SharedSlackRateLimiter Limiter(int queueLimit = 2000)
    {
        limiters.Add(new SharedSlackRateLimiter(store, new SharedSlackRateLimiterOptions { Processes = 2, QueueLimit = queueLimit }));
        return limiters[^1];
    }
}
