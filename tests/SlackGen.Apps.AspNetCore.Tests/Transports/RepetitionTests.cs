using SlackGen.Types;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>An event runs once, however often it arrives.</summary>
public sealed class RepetitionTests(Transport transport) : TransportFixture(transport)
{
    [Test]
    public async Task An_event_whose_acknowledgement_is_lost_runs_once()
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { IsHeld = true });

        var delivery = await host.Slack.SendAsync("returned event");
        host.Conduct.Sees<ReactionAddedEvent>();
        await host.BreakConnectionsAsync();
        host.Conduct.Release();
        Eventually.Becomes(() => host.Conduct.Finished, 1);
        await host.AdvanceUntilAsync(() => delivery.IsAcknowledged);

        Assert.That(delivery.Attempts, Has.Count.GreaterThan(1));
        Assert.That(host.Conduct.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_event_that_arrives_twice_runs_once_and_both_are_acknowledged()
    {
        await using var host = await StartAsync<EveryKindApp>();
        var callback = new { type = "event_callback", event_id = "Ev1", @event = new { type = "app_mention", user = "U1", channel = "C1", text = "hi", ts = "1.2" } };

        await AcknowledgedAsync(await host.Slack.SendEventAsync(callback));
        await AcknowledgedAsync(await host.Slack.SendEventAsync(callback));
        await AcknowledgedAsync(await host.Slack.SendAsync("event"));

        // Events of a channel run in their order: the third one is the second run.
        Eventually.Becomes(() => host.Conduct.Finished, 2);
        Assert.That(host.Conduct.Calls.Select(c => ((AppMentionEvent)c.Payload).Text), Is.EqualTo(new[] { "hi", "<@U0FAKEBOT> hi" }));
    }

    [Test]
    public async Task Events_of_a_channel_run_in_the_order_of_their_arrival()
    {
        await using var host = await StartAsync<EveryKindApp>();

        for (var i = 0; i < 50; i++)
        {
            await AcknowledgedAsync(await host.Slack.SendEventAsync(new { type = "app_mention", user = "U1", channel = "C1", text = $"{i}", ts = "1.2" }));
        }

        Eventually.Becomes(() => host.Conduct.Finished, 50);
        Assert.That(host.Conduct.Calls.Select(c => ((AppMentionEvent)c.Payload).Text), Is.EqualTo(Enumerable.Range(0, 50).Select(i => $"{i}")));
    }
}
