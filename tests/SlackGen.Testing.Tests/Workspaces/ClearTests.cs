using System.Net;

namespace SlackGen.Testing.Tests;

/// <summary>A test on a shared fake meets nothing of the test before it.</summary>
public sealed class ClearTests : WorkspaceTests
{
    [Test]
    public async Task Events_that_wait_are_not_delivered_after_the_end_of_the_one_before_them()
    {
        using var app = new HangingApp();
        Slack.DeliverTo(new Uri("http://app.test/slack/events"), handler: app);
        var acts = Enumerable.Range(0, 3).Select(i => Workspace.User("U2").SayAsync("C2", $"message {i}")).ToList();
        await app.FirstCame.Task.Soon();

        Slack.Clear();
        var outcomes = await Task.WhenAll(acts).Soon();

        Assert.Multiple(() =>
        {
            Assert.That(app.Count, Is.EqualTo(1), "Only the event that was on the wire has been sent.");
            Assert.That(outcomes.Sum(o => o.Deliveries.Count), Is.LessThanOrEqualTo(1));
            Assert.That(Slack.Deliveries, Is.Empty);
            Assert.That(Workspace.UndeliveredEvents, Is.Empty);
        });
    }

    [Test]
    public void A_queued_delivery_of_before_is_refused()
    {
        var log = new DeliveryLog(10, null);
        var queued = log.Current;
        var delivery = new FakeDelivery(FakeDeliveryKind.Event, "Ev1", "message", [], 10);
        Assert.That(log.TryAdd(delivery, queued), Is.True);

        log.Clear();

        Assert.That(queued.IsCancellationRequested, Is.True);
        Assert.That(log.TryAdd(delivery, queued), Is.False);
        Assert.That(log.Snapshot(), Is.Empty);
        Assert.That(log.TryAdd(delivery, log.Current), Is.True);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_request_URL_is_forgotten_when_it_is_disposed_or_the_fake_is_cleared(bool isDisposed)
    {
        await using var app = await ScriptedApp.StartAsync();
        using var web = Slack.DeliverTo(app.Address);
        await Workspace.User("U2").SayAsync("C2", "one");
        await Slack.IdleAsync(quiet: TimeSpan.FromMilliseconds(1)).Soon();
        if (isDisposed)
        {
            web.Dispose();
        }
        else
        {
            Slack.Clear();
        }

        var outcome = await Workspace.User("U2").SayAsync("C2", "two");
        await Slack.IdleAsync(quiet: TimeSpan.FromMilliseconds(1)).Soon();

        Assert.That(outcome.Deliveries, Is.Empty);
        Assert.That(Workspace.UndeliveredEvents[^1].Reason, Is.EqualTo(UndeliveredReason.NoApp));
        Assert.That(app.Received.Select(e => (string?)e["text"]).ToArray(), Is.EqualTo(new[] { "one" }));
    }

    [Test]
    public async Task A_request_URL_that_another_has_replaced_can_be_disposed()
    {
        await using var app = await ScriptedApp.StartAsync();
        var replaced = Slack.DeliverTo(new Uri("http://127.0.0.1:1/"));
        Slack.DeliverTo(app.Address);

        replaced.Dispose();

        Assert.That((await Workspace.User("U2").SayAsync("C2", "one")).Deliveries, Has.Count.EqualTo(1));
    }

    // Takes a request and does not respond. When the fake gives up on it, there is time for the next one to come.
    private sealed class HangingApp : HttpMessageHandler
    {
        private readonly ManualResetEventSlim secondCame = new();
        private int count;

        public TaskCompletionSource FirstCame { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Count => Volatile.Read(ref count);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref count) > 1)
            {
                secondCame.Set();
            }

            using var waiting = cancellationToken.UnsafeRegister(_ => secondCame.Wait(TimeSpan.FromMilliseconds(500)), null);
            FirstCame.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK);
        }

        protected override void Dispose(bool disposing)
        {
            secondCame.Dispose();
            base.Dispose(disposing);
        }
    }
}
