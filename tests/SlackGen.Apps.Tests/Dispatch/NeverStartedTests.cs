namespace SlackGen.Apps.Tests;

/// <summary>Deliveries that still wait behind another one when the time of a shutdown is over.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NeverStartedTests
{
    private readonly TaskCompletionSource gate = new();
    private int started;

    [Test]
    public async Task An_event_that_was_acknowledged_is_an_error_of_its_own_and_does_not_start_later()
    {
        await using var app = await StopAsync(Ack.First);

        Assert.That(app.Problems, Has.Count.EqualTo(2));
        Assert.That(app.Problems, Has.One.EqualTo("Event message was not handled within 7 s of the shutdown: TestApp.Event is still running"));
        Assert.That(app.Problems, Has.One.StartsWith("Event message was acknowledged and never started: TestApp.Event"));
        await EndAsync(app);
    }

    [Test]
    public async Task An_event_that_was_not_acknowledged_is_refused_so_that_slack_repeats_it()
    {
        var acknowledgements = new List<Task<SlackAcknowledgement>>();
        await using var app = await StopAsync(Ack.Returned, acknowledgements);

        Assert.That((await acknowledgements[1].WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.False);
        Assert.That(app.Problems, Has.One.StartsWith("Event message was neither started nor acknowledged: TestApp.Event"));
        Assert.That(app.Problems, Has.None.Contains("never started"));
        await EndAsync(app);
    }

    private async Task EndAsync(AppHost app)
    {
        gate.SetResult();
        await app.DrainAsync();
        Assert.That(started, Is.EqualTo(1));
    }

    private async Task<AppHost> StopAsync(Ack ack, List<Task<SlackAcknowledgement>>? acknowledgements = null)
    {
        var app = new AppHost([Handle.Event("message", _ =>
        {
            Interlocked.Increment(ref started);
            return gate.Task;
        }, ack)], o => o.ShutdownTimeout = TimeSpan.FromSeconds(7));
        await app.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            var acknowledgement = app.SendAsync(Sent.Event("message"));
            acknowledgements?.Add(acknowledgement);
        }

        Eventually.Becomes(() => started, 1);
        var stop = app.StopAsync();
        for (var i = 0; i < 2000 && !stop.IsCompleted; i++)
        {
            // The second wait starts on another thread, which this one cannot see.
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        await stop.WaitAsync(TimeSpan.FromSeconds(1));
        return app;
    }
}
