namespace SlackGen.Apps.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DuplicateTests
{
    private int handled;

    [Test]
    public async Task An_event_is_handled_once()
    {
        await using var app = new AppHost(Handle.Event("message", Count));

        for (var retry = 0; retry < 4; retry++)
        {
            Assert.That(await app.AcknowledgeAsync(Sent.Event("message", id: "Ev1"), retry), Is.Empty);
        }

        await app.DrainAsync();
        Assert.That(handled, Is.EqualTo(1));
    }

    [Test]
    public async Task A_retry_of_an_event_that_never_arrived_is_handled()
    {
        await using var app = new AppHost(Handle.Event("message", Count));

        Assert.That(await app.AcknowledgeAsync(Sent.Event("message", id: "Ev1"), retry: 1), Is.Empty);
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(1));
    }

    [Test]
    public async Task Two_events_of_one_post_are_both_handled()
    {
        await using var app = new AppHost(Handle.Event(null, Count));

        await app.SendAsync(Sent.Event("app_mention", id: "Ev1"));
        await app.SendAsync(Sent.Event("message", id: "Ev2"));
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(2));
    }

    [Test]
    public async Task A_repetition_awaits_the_acknowledgement_of_the_run()
    {
        var gate = new TaskCompletionSource();
        await using var app = new AppHost(Handle.Event("message", async i =>
        {
            await Count(i);
            await gate.Task;
        }, Ack.Returned));

        var both = new[] { app.SendAsync(Sent.Event("message", id: "Ev1")), app.SendAsync(Sent.Event("message", id: "Ev1"), retry: 1) };
        Assert.That(both.Any(a => a.IsCompleted), Is.False);
        gate.SetResult();

        Assert.That(await Task.WhenAll(both), Is.All.EqualTo(SlackAcknowledgement.Empty));
        Assert.That(handled, Is.EqualTo(1));
    }

    [Test]
    public async Task After_the_window_an_id_is_forgotten()
    {
        await using var app = new AppHost([Handle.Event("message", Count)], o => o.DeduplicationWindow = TimeSpan.FromHours(1));

        await app.SendAsync(Sent.Event("message", id: "Ev1"));
        app.Clock.Advance(TimeSpan.FromMinutes(59));
        await app.SendAsync(Sent.Event("message", id: "Ev1"));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.SendAsync(Sent.Event("message", id: "Ev1"));
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(2));
    }

    [Test]
    public void At_most_100000_ids_are_kept_and_the_oldest_go_first()
    {
        var events = new RecentEvents(TimeProvider.System, TimeSpan.FromHours(25));
        var added = Enumerable.Range(0, RecentEvents.MaxCount + 1).Count(i => events.TryAdd($"Ev{i}", null, out _));

        Assert.That(added, Is.EqualTo(RecentEvents.MaxCount + 1));
        Assert.That(events.TryAdd($"Ev{RecentEvents.MaxCount}", null, out _), Is.False);
        Assert.That(events.TryAdd("Ev2", null, out _), Is.False);
        Assert.That(events.TryAdd("Ev0", null, out _), Is.True);
    }

    [Test]
    public void An_id_that_was_forgotten_and_added_again_is_kept_for_its_own_time()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var events = new RecentEvents(clock, TimeSpan.FromMinutes(10));
        events.TryAdd("Ev1", null, out _);
        events.Forget("Ev1");
        clock.Advance(TimeSpan.FromMinutes(9));
        events.TryAdd("Ev1", null, out _);
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.That(events.TryAdd("Ev1", null, out _), Is.False);
    }

    [Test]
    public void An_event_that_still_runs_is_kept()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var events = new RecentEvents(clock, TimeSpan.FromMinutes(10));
        var run = new TaskCompletionSource<SlackAcknowledgement>();
        events.TryAdd("Ev1", run.Task, out _);
        clock.Advance(TimeSpan.FromMinutes(11));

        Assert.That(events.TryAdd("Ev1", null, out var existing), Is.False);
        Assert.That(existing, Is.SameAs(run.Task));
    }

    [Test]
    public async Task Under_load_every_event_is_handled_once_although_each_comes_three_times()
    {
        await using var app = new AppHost([Handle.Event("message", Count)], o => o.QueueLimit = 100_000);

        await Parallel.ForEachAsync(Enumerable.Range(0, 3000), async (i, _) => await app.SendAsync(Sent.Event("message", $"C{i % 7}", $"Ev{i % 1000}")));
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(1000));
    }

    private Task Count(SlackInvocation invocation)
    {
        Interlocked.Increment(ref handled);
        return Task.CompletedTask;
    }
}
