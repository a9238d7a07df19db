namespace SlackGen.RateLimiting.Tests;

/// <summary>The contract of every store.</summary>
[TestFixture(StoreKind.Postgres)]
[TestFixture(StoreKind.Redis)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
public sealed class RateStoreTests : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1.5);

    private readonly StoreView view;
    private readonly Guid one = Guid.NewGuid();
    private readonly Guid two = Guid.NewGuid();
    private readonly Guid three = Guid.NewGuid();

    public RateStoreTests(StoreKind kind) => view = Servers.Get(kind).Open(Servers.NewName());

    private ISlackRateStore Store => view.Store;

    public void Dispose() => view.Dispose();

    [Test]
    public async Task The_whole_budget_may_go_at_once_and_then_nothing_until_the_window_has_passed()
    {
        Assert.That((await AskAsync(one, permits: 3)).Granted, Is.EqualTo(3));
        var refused = await AskAsync(one);

        Assert.That(refused.Granted, Is.Zero);
        Assert.That(refused.RetryAfter, Is.GreaterThan(Window / 2).And.LessThanOrEqualTo(Window));

        await Task.Delay(refused.RetryAfter + TimeSpan.FromMilliseconds(5));
        Assert.That((await AskAsync(one, permits: 3)).Granted, Is.EqualTo(3), "RetryAfter is when it can go, and all three left the window together.");
    }

    [Test]
    public async Task A_request_for_more_than_is_left_gets_what_is_left()
    {
        await AskAsync(one, permits: 1);

        var decision = await AskAsync(one, permits: 3);

        Assert.That(decision.Granted, Is.EqualTo(2));
        Assert.That(decision.RetryAfter, Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task A_first_request_for_more_than_the_limit_gets_the_limit()
    {
        var decision = await AskAsync(one, permits: 10);

        Assert.That(decision.Granted, Is.EqualTo(3));
        Assert.That(decision.RetryAfter, Is.EqualTo(Window));
    }

    [Test]
    public async Task Partitions_do_not_touch_each_other()
    {
        await AskAsync(one, permits: 3);
        await Store.PauseAsync("paused", TimeSpan.FromMinutes(1), default);

        Assert.That((await AskAsync(one, permits: 3, partition: "other")).Granted, Is.EqualTo(3));
    }

    [Test]
    public async Task Whoever_asked_in_vain_first_is_served_first()
    {
        await AskAsync(one, permits: 3);
        await AskAsync(two);
        var wait = await AskAsync(three);
        await Task.Delay(wait.RetryAfter + TimeSpan.FromMilliseconds(5));

        Assert.That((await AskAsync(one, permits: 3)).Granted, Is.EqualTo(1), "One permit is kept for each of the two that wait.");
        Assert.That((await AskAsync(two)).Granted, Is.EqualTo(1));
        Assert.That((await AskAsync(three)).Granted, Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_got_some_goes_to_the_end_of_the_queue()
    {
        await AskAsync(one, permits: 2);
        await AskAsync(two, permits: 2);
        await AskAsync(one);
        Assert.That(await WaitingAsync(), Is.EqualTo([two, one]));

        await Task.Delay(Window);
        await AskAsync(two, permits: 9);

        Assert.That(await WaitingAsync(), Is.EqualTo([one, two]));
    }

    [Test]
    public async Task Nobody_takes_more_than_a_fair_part_at_a_time_while_others_wait()
    {
        await AskAsync(one, permits: 3);
        await AskAsync(two, permits: 9);
        await AskAsync(three, permits: 9);
        await Task.Delay(Window + TimeSpan.FromMilliseconds(5));

        Assert.That((await AskAsync(two, permits: 9)).Granted, Is.EqualTo(2), "Half of three, rounded up.");
        Assert.That((await AskAsync(three, permits: 9)).Granted, Is.EqualTo(1));
    }

    [Test]
    public async Task What_the_others_leave_of_their_parts_can_be_taken_at_once()
    {
        await AskAsync(one, permits: 3);
        await AskAsync(two);
        await Task.Delay(Window + TimeSpan.FromMilliseconds(5));
        Assert.That((await AskAsync(one, permits: 3)).Granted, Is.EqualTo(2));
        Assert.That((await AskAsync(two)).Granted, Is.EqualTo(1));
        await Task.Delay(Window + TimeSpan.FromMilliseconds(5));

        Assert.That((await AskAsync(one, permits: 3)).Granted, Is.EqualTo(3), "Nobody else waits any more.");
    }

    [Test]
    public async Task A_process_that_died_in_the_queue_delays_the_others_by_a_second()
    {
        var started = Worker.Now;
        await AskAsync(one, permits: 3);
        await AskAsync(two);

        // The budget is back after a window, but the last permit is kept for the dead one.
        var granted = 0;
        var promised = TimeSpan.Zero;
        while (granted < 3)
        {
            var decision = await AskAsync(three, 3 - granted);
            granted += decision.Granted;
            promised += decision.RetryAfter;
            await Task.Delay(decision.RetryAfter);
        }

        // A slow machine lengthens what passes, and never what the store promises.
        Assert.That((Worker.Now - started).TotalSeconds, Is.GreaterThan(Window.TotalSeconds + 0.9));
        Assert.That(promised.TotalSeconds, Is.LessThan(Window.TotalSeconds + 1.2));
    }

    [Test]
    public async Task A_pause_holds_everybody_back_until_it_ends()
    {
        await Store.PauseAsync("p", TimeSpan.FromSeconds(1), default);
        await Store.PauseAsync("p", TimeSpan.FromSeconds(0.1), default);

        var decision = await AskAsync(one);
        Assert.That(decision.Granted, Is.Zero);
        Assert.That(decision.RetryAfter.TotalSeconds, Is.InRange(0.2, 1));

        await Task.Delay(decision.RetryAfter + TimeSpan.FromMilliseconds(5));
        Assert.That((await AskAsync(one, permits: 3)).Granted, Is.EqualTo(3));
    }

    [Test]
    public async Task A_pause_of_a_budget_that_is_half_used_leaves_the_rest_for_afterwards()
    {
        await AskAsync(one, permits: 2);
        await Store.PauseAsync("p", TimeSpan.FromSeconds(0.5), default);

        var decision = await AskAsync(one, permits: 2);
        Assert.That(decision.Granted, Is.Zero);
        Assert.That(decision.RetryAfter, Is.LessThan(TimeSpan.FromSeconds(0.5)), "The end of the pause, not that of the window.");
        await Task.Delay(decision.RetryAfter + TimeSpan.FromMilliseconds(5));

        Assert.That((await AskAsync(one, permits: 1)).Granted, Is.EqualTo(1));
    }

    [Test]
    public async Task A_server_clock_that_was_set_back_does_not_hold_calls_back_for_longer_than_the_window()
    {
        await AskAsync(one, permits: 3);
        await view.SetClockBackAsync("p", TimeSpan.FromHours(1));

        Assert.That((await AskAsync(one)).RetryAfter, Is.LessThanOrEqualTo(Window + TimeSpan.FromSeconds(1)));
        await Task.Delay(Window + TimeSpan.FromMilliseconds(20));

        Assert.That((await AskAsync(one)).Granted, Is.EqualTo(1));
    }

    [Test]
    public async Task Concurrent_connections_never_get_more_than_the_limit_in_any_window()
    {
        await view.StartAuditAsync();
        var granted = 0;
        var end = Worker.Now + TimeSpan.FromSeconds(4);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            var waiter = Guid.NewGuid();
            while (Worker.Now < end)
            {
                var decision = await Store.TryAcquireAsync(new SlackRateRequest("p", 7, TimeSpan.FromSeconds(0.5), 1 + (i % 3), waiter), default);
                Interlocked.Add(ref granted, decision.Granted);

                // Some wait as they should, some ask all the time.
                await Task.Delay(i % 2 == 0 ? decision.RetryAfter : TimeSpan.FromMilliseconds(1));
            }
        })));

        var grants = await view.GrantsAsync();
        Assert.That(grants, Has.Count.EqualTo(granted));
        Assert.That(Windows.Busiest(grants, TimeSpan.FromSeconds(0.5)), Is.EqualTo(7));
        Assert.That(granted, Is.GreaterThan(2 * 7), "Windows become free again; how many of the eight are used up is the machine's affair.");
    }

    [Test]
    public async Task Partitions_may_hold_any_printable_character()
    {
        const string Name = "T1/some.method/a{b}'\"\\ %2F";
        await Store.PauseAsync(Name, TimeSpan.FromMilliseconds(1), default);
        await Task.Delay(5);
        Assert.That((await AskAsync(one, permits: 3, partition: Name)).Granted, Is.EqualTo(3));
        Assert.That((await AskAsync(one, partition: Name)).Granted, Is.Zero);
        await Store.PingAsync(Name, default);
    }

    [Test]
    public async Task A_ping_changes_nothing()
    {
        await Store.PingAsync("p", default);
        Assert.That((await AskAsync(one, permits: 2)).Granted, Is.EqualTo(2));
        await Store.PingAsync("p", default);
        Assert.That((await AskAsync(one, permits: 2)).Granted, Is.EqualTo(1));
    }

    [Test]
    public void A_wait_for_the_store_can_be_given_up() =>
        Assert.CatchAsync<OperationCanceledException>(async () => await Store.TryAcquireAsync(new SlackRateRequest("p", 3, Window, 1, one), new CancellationToken(true)));

    private ValueTask<SlackRateDecision> AskAsync(Guid waiter, int permits = 1, string partition = "p") =>
        Store.TryAcquireAsync(new SlackRateRequest(partition, 3, Window, permits, waiter), default);

    private Task<IReadOnlyList<Guid>> WaitingAsync() => view.WaitingAsync("p");
}
