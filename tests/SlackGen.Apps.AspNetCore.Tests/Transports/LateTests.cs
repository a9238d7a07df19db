using SlackGen.Testing;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>Handlers that take longer than Slack waits.</summary>
[Category("Slow")]
public sealed class LateTests(Transport transport) : TransportFixture(transport)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2.5);

    [TestCase("event")]
    [TestCase("choice")]
    [TestCase("function")]
    public async Task A_delivery_that_is_acknowledged_first_is_so_at_once_and_its_handler_goes_on(string name)
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { IsHeld = true });

        var delivery = await host.Slack.SendAsync(name);

        await AssertAcknowledgedAsync(delivery, null);
        Assert.That(delivery.Attempts[0].TimeToAcknowledge, Is.EqualTo(TimeSpan.Zero));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(host.Conduct.Finished, Is.Zero);
        host.Conduct.Release();
        Eventually.Becomes(() => host.Conduct.Finished, 1);
        Assert.That(host.Errors, Is.Empty);
    }

    [TestCase("command")]
    [TestCase("click")]
    [TestCase("closed")]
    [TestCase("global shortcut")]
    [TestCase("message shortcut")]
    [TestCase("legacy click")]
    [TestCase("legacy closed")]
    public async Task A_delivery_that_needs_no_reply_is_acknowledged_empty_at_the_deadline_and_its_handler_goes_on(string name)
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { IsHeld = true });

        var delivery = await host.Slack.SendAsync(name);
        host.Conduct.Sees<object>();
        host.Clock.Advance(TimeSpan.FromSeconds(2.4));
        Assert.That(delivery.IsAcknowledged, Is.False);
        host.Clock.Advance(TimeSpan.FromSeconds(0.1));

        await AssertAcknowledgedAsync(delivery, null);
        Assert.That(delivery.Attempts.Single().TimeToAcknowledge, Is.EqualTo(Deadline));
        host.Conduct.Release();
        Eventually.Becomes(() => host.Conduct.Finished, 1);
        Assert.That(host.Errors, Is.Empty);
    }

    [Test]
    public async Task The_late_reply_to_a_command_goes_to_the_response_url()
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { IsHeld = true });

        var delivery = await host.Slack.SendAsync("command");
        host.Conduct.Sees<object>();
        host.Clock.Advance(Deadline);
        await AssertAcknowledgedAsync(delivery, null);
        host.Conduct.Release();

        Eventually.Becomes(() => delivery.ResponseMessages.Count, 1);
        Assert.That(delivery.ResponseMessages[0].Message.ToJsonString(), Is.EqualTo("""{"text":"done","response_type":"in_channel"}"""));
    }

    [TestCase("update", nameof(EveryKindApp.Submitted), false)]
    [TestCase("update", nameof(EveryKindApp.Submitted), true)]
    [TestCase("legacy submission", nameof(EveryKindApp.LegacySubmitted), false)]
    [TestCase("options", nameof(EveryKindApp.Releases), false)]
    [TestCase("options", nameof(EveryKindApp.Releases), true)]
    [TestCase("legacy dialog menu", nameof(EveryKindApp.LegacyDialogMenu), true)]
    public async Task A_delivery_that_needs_a_reply_is_not_acknowledged_and_the_error_names_the_handler(string name, string handler, bool ignoresToken)
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { IsHeld = true, IgnoresToken = ignoresToken });

        var delivery = await host.Slack.SendAsync(name);
        host.Conduct.Sees<object>();
        await host.AdvanceUntilAsync(() => delivery.Completed.IsCompleted);

        Assert.That(delivery.IsAcknowledged, Is.False);
        var attempt = delivery.Attempts.Single();
        Assert.That(attempt.Failure, Is.EqualTo(Transport == Transport.Http ? "http_error" : "timeout"));
        Assert.That(attempt.StatusCode, Is.EqualTo(Transport == Transport.Http ? 500 : null));
        Eventually.Becomes(() => host.Errors.Count, 1);
        Assert.That(host.Log.Text, Does.Contain($"EveryKindApp.{handler} returned no reply within 2.5 s"));
    }

    [Test]
    public async Task A_returned_event_that_is_late_is_acknowledged_when_it_comes_again_and_runs_once()
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { IsHeld = true });

        var delivery = await host.Slack.SendAsync("returned event");
        host.Conduct.Sees<object>();
        await host.AdvanceUntilAsync(() => delivery.Attempts.Count == 2);
        host.Conduct.Release();
        await host.AdvanceUntilAsync(() => delivery.IsAcknowledged);

        Assert.That((host.Conduct.Calls.Count, host.Conduct.Finished), Is.EqualTo((1, 1)));
        Assert.That(delivery.Attempts[0].Failure, Is.EqualTo(Transport == Transport.Http ? "http_error" : "timeout"));
        Assert.That(delivery.Attempts[1].RetryReason, Is.EqualTo(delivery.Attempts[0].Failure));
    }
}
