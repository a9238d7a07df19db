using Microsoft.Extensions.Logging;

namespace SlackGen.RateLimiting.Tests;

/// <summary>Calls while the store is unavailable, and after it is back.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
public sealed class StoreAwayTests : IDisposable
{
    // Four calls in any 0.4 s; for each of two processes that is two.
    private static readonly SlackCall Call = SharedSlackRateLimiterTests.CallOf(new SlackRate(20, 2, Burst: 4));
    private static readonly TimeSpan Window = Windows.Noted(TimeSpan.FromSeconds(0.4));

    private readonly MemoryRateStore store = new();
    private readonly List<SharedSlackRateLimiter> limiters = [];
    private readonly CancellationTokenSource end = new();
    private readonly LogCounter log = new();

    public void Dispose()
    {
        end.Cancel();
        limiters.ForEach(l => l.Dispose());
        end.Dispose();
        log.Dispose();
    }

    [Test]
    public async Task Each_process_uses_its_share_and_all_together_no_more_than_the_budget()
    {
        var processes = Run(2);
        await Task.Delay(600);
        store.IsThere = false;

        // What the store has just granted is on its way; nothing is granted for a window then.
        await Task.Delay(100);
        var from = Now();
        await Task.Delay(2500);
        var away = processes.Select(p => p.Since(from)).ToList();

        Assert.That(Windows.Busiest(processes.SelectMany(p => p.All), Window), Is.LessThanOrEqualTo(4), "Also across the moment when the store went away.");
        Assert.Multiple(() =>
        {
            foreach (var calls in away)
            {
                Assert.That(Windows.Busiest(calls, Window), Is.EqualTo(2));
                Assert.That(calls, Has.Count.GreaterThanOrEqualTo(6), "Six windows of two, less the first, which belongs to what the store had granted.");
            }
        });
    }

    [Test]
    public async Task What_the_store_granted_before_it_went_still_counts()
    {
        var (here, there) = (Limiter(2), Limiter(2));
        for (var i = 0; i < 4; i++)
        {
            Assert.That((await here.AcquireAsync(Call)).IsAcquired, Is.True);
        }

        store.IsThere = false;
        using var refused = there.AttemptAcquire(Call);
        var started = Now();
        using var waited = await there.AcquireAsync(Call);

        Assert.That(refused.IsAcquired, Is.False);
        Assert.That((Now() - started).TotalSeconds, Is.InRange(0.3, 5));
    }

    [Test]
    public async Task When_the_store_is_back_the_whole_budget_is_and_never_more()
    {
        var processes = Run(2);
        await Task.Delay(300);
        store.IsThere = false;
        await Task.Delay(1000);
        store.IsThere = true;
        await Task.Delay(2000);
        var from = Now();
        await Task.Delay(2000);

        Assert.That(Windows.Busiest(processes.SelectMany(p => p.All), Window), Is.LessThanOrEqualTo(4));
        Assert.That(processes.Sum(p => p.Since(from).Count), Is.GreaterThanOrEqualTo(12), "Five windows of four, less those that a busy machine misses.");
    }

    [Test]
    public async Task A_store_that_comes_and_goes_leads_neither_to_more_than_the_budget_nor_to_nothing()
    {
        var processes = Run(2);
        for (var i = 0; i < 12; i++)
        {
            await Task.Delay(250);
            store.IsThere = i % 2 == 1;
        }

        var calls = processes.SelectMany(p => p.All).ToList();
        Assert.That(Windows.Busiest(calls, Window), Is.LessThanOrEqualTo(4));
        Assert.That(calls, Has.Count.GreaterThan(8));
    }

    [Test]
    public async Task Where_there_are_fewer_permits_than_processes_each_waits_as_many_windows_as_there_are_processes()
    {
        store.IsThere = false;
        var call = SharedSlackRateLimiterTests.CallOf(new SlackRate(5, 1, Burst: 1));
        var process = Run(1, processes: 4, call)[0];

        await Task.Delay(3400);

        Assert.That(process.All, Has.Count.InRange(2, 4), "One in 0.8 s, after at most 1 s.");
        Assert.That(Windows.Busiest(process.All, Windows.Noted(TimeSpan.FromSeconds(0.8))), Is.EqualTo(1));
    }

    [Test]
    public async Task Only_the_first_call_of_a_budget_waits_for_a_store_that_does_not_respond()
    {
        store.Hangs = true;
        var limiter = Limiter(2);
        var started = Now();
        using var first = limiter.AttemptAcquire(Call);
        var waited = Now() - started;
        started = Now();
        using var second = limiter.AttemptAcquire(Call);

        Assert.That(waited.TotalSeconds, Is.InRange(1.95, 3), "Two requests of a second each.");
        Assert.That((Now() - started).TotalSeconds, Is.LessThan(0.9));
        await limiter.AcquireAsync(Call);
    }

    [Test]
    public async Task After_three_budgets_the_store_is_away_and_no_call_waits_for_it()
    {
        store.Hangs = true;
        var limiter = Limiter(2);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => limiter.AttemptAcquireAsync(Call with { Key = $"C{i}" }).AsTask()));
        var started = Now();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => limiter.AttemptAcquireAsync(Call with { Key = $"D{i}" }).AsTask()));

        Assert.That((Now() - started).TotalSeconds, Is.LessThan(0.9));
        Assert.That(log.Messages[LogLevel.Error], Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Very_many_budgets_wait_no_longer_than_one_for_a_store_that_does_not_respond()
    {
        store.Hangs = true;
        var limiter = Limiter(2);
        var started = Now();

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => limiter.AttemptAcquireAsync(Call with { Key = $"C{i}" }).AsTask()));

        Assert.That((Now() - started).TotalSeconds, Is.LessThan(8), "Two requests of a second each; then the store is away for all.");
    }

    [Test]
    public async Task One_failure_is_no_outage()
    {
        var limiter = Limiter(2);
        store.Failures = 1;

        using var lease = await limiter.AcquireAsync(Call);

        Assert.That(lease.IsAcquired, Is.True);
        Assert.That(log.Messages.Values.Sum(m => m.Count), Is.Zero);
    }

    [Test]
    public async Task A_budget_that_fails_is_away_alone_and_comes_back_by_itself()
    {
        var limiter = Limiter(2);
        store.IsThereFor = partition => !partition.EndsWith("/C0", StringComparison.Ordinal);
        using var refused = limiter.AttemptAcquire(Call with { Key = "C0" });
        Assert.That(refused.IsAcquired, Is.False, "Nobody knows yet what others have sent.");

        for (var i = 1; i < 50; i++)
        {
            using var lease = await limiter.AcquireAsync(Call with { Key = $"C{i}" });
            Assert.That(lease.IsAcquired, Is.True);
        }

        Assert.That((log.Messages[LogLevel.Error].Count, log.Messages[LogLevel.Warning].Count), Is.EqualTo((0, 1)));
        store.IsThereFor = null;
        Assert.That(() => log.Messages[LogLevel.Information], Has.Count.EqualTo(1).After(5000, 10));
        using var back = await limiter.AcquireAsync(Call with { Key = "C0" });
        Assert.That(back.IsAcquired, Is.True);
    }

    [Test]
    public async Task Two_budgets_that_fail_between_others_that_do_not_never_take_the_store_away()
    {
        var limiter = Limiter(2);
        store.IsThereFor = partition => !partition.Contains("/bad", StringComparison.Ordinal);
        for (var i = 0; i < 10; i++)
        {
            using var refused = await limiter.AttemptAcquireAsync(Call with { Key = $"bad{i}" });
            using var lease = await limiter.AcquireAsync(Call with { Key = $"C{i}" });
            Assert.That(lease.IsAcquired, Is.True);
        }

        Assert.That((log.Messages[LogLevel.Error].Count, log.Messages[LogLevel.Warning].Count), Is.EqualTo((0, 10)));
    }

    [Test]
    public async Task A_pause_during_an_outage_is_kept_and_reaches_the_others_afterwards()
    {
        var (here, there) = (Limiter(2), Limiter(2));
        store.IsThere = false;
        using var noticed = here.AttemptAcquire(Call);
        here.Pause(Call, TimeSpan.FromSeconds(10));
        await Task.Delay(700);
        Assert.That(here.AttemptAcquire(Call).IsAcquired, Is.False);
        Assert.That(store.Requests, Is.Zero);

        store.IsThere = true;
        while (store.Requests == 0)
        {
            await Task.Delay(10);
        }

        Assert.That(there.AttemptAcquire(Call).IsAcquired, Is.False);
    }

    [Test]
    public async Task It_is_logged_once_that_the_store_went_for_a_budget_and_once_that_it_came_back()
    {
        store.IsThere = false;
        _ = Run(1);
        await Task.Delay(700);
        store.IsThere = true;
        await Task.Delay(1000);

        Assert.That(log.Messages[LogLevel.Warning], Has.Count.EqualTo(1).And.All.Contain("some.method").And.All.Contain("one of 1"));
        Assert.That(log.Messages[LogLevel.Information], Has.Count.EqualTo(1));
    }

    [Test]
    public async Task It_is_logged_once_that_the_whole_store_went_and_once_that_it_came_back()
    {
        store.IsThere = false;
        var limiter = Limiter(2);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => limiter.AttemptAcquireAsync(Call with { Key = $"C{i}" }).AsTask()));
        Assert.That(log.Messages[LogLevel.Error], Has.Count.EqualTo(1).And.All.Contain("one of 2"));
        store.IsThere = true;

        Assert.That(() => log.Messages[LogLevel.Information].Count(m => m.EndsWith("is back", StringComparison.Ordinal)), Is.EqualTo(1).After(5000, 10));
        Assert.That(log.Messages[LogLevel.Error], Has.Count.EqualTo(1));
    }

    private static TimeSpan Now() => TimeProvider.System.GetElapsedTime(0);

    private SharedSlackRateLimiter Limiter(int processes)
    {
        limiters.Add(new SharedSlackRateLimiter(store, new SharedSlackRateLimiterOptions
        {
            Processes = processes,
            StoreTimeout = TimeSpan.FromSeconds(1),
            RetryStoreAfter = TimeSpan.FromSeconds(0.1),
            LoggerFactory = log,
        }));
        return limiters[^1];
    }

    // So many limiters as processes would have, each with callers that call as fast as they may.
    private List<Caller> Run(int count, int? processes = null, SlackCall? call = null)
    {
        var callers = Enumerable.Range(0, count).Select(_ => new Caller(Limiter(processes ?? count), call ?? Call)).ToList();
        callers.ForEach(c => c.Start(4, end.Token));
        return callers;
    }

    private sealed class Caller(SharedSlackRateLimiter limiter, SlackCall call)
    {
        private readonly List<TimeSpan> calls = [];

        public IReadOnlyList<TimeSpan> All
        {
            get
            {
                lock (calls)
                {
                    return [.. calls];
                }
            }
        }

        public IReadOnlyList<TimeSpan> Since(TimeSpan from) => [.. All.Where(c => c >= from)];

        public void Start(int tasks, CancellationToken cancellationToken)
        {
            for (var i = 0; i < tasks; i++)
            {
                _ = CallAsync(cancellationToken);
            }
        }

        private async Task CallAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                using var lease = await limiter.AcquireAsync(call, 1, cancellationToken);
                lock (calls)
                {
                    calls.Add(Now());
                }
            }
        }
    }
}
