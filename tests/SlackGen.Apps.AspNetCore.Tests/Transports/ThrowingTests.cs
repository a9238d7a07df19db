namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>A failed handler is logged, only a submission is refused, and the app continues.</summary>
public sealed class ThrowingTests(Transport transport) : TransportFixture(transport)
{
    [TestCase("event", nameof(EveryKindApp.Mentioned), null)]
    [TestCase("command", nameof(EveryKindApp.Deploy), null)]
    [TestCase("click", nameof(EveryKindApp.Approved), null)]
    [TestCase("choice", nameof(EveryKindApp.ServiceChosen), null)]
    [TestCase("closed", nameof(EveryKindApp.Closed), null)]
    [TestCase("options", nameof(EveryKindApp.Releases), """{"options":[]}""")]
    [TestCase("global shortcut", nameof(EveryKindApp.IncidentOpened), null)]
    [TestCase("message shortcut", nameof(EveryKindApp.IncidentOpenedFrom), null)]
    [TestCase("legacy click", nameof(EveryKindApp.LegacyClicked), null)]
    [TestCase("legacy menu", nameof(EveryKindApp.LegacyMenu), """{"options":[]}""")]
    [TestCase("legacy closed", nameof(EveryKindApp.LegacyClosed), null)]
    [TestCase("legacy dialog menu", nameof(EveryKindApp.LegacyDialogMenu), """{"options":[]}""")]
    public async Task The_delivery_is_acknowledged_and_the_next_one_is_handled(string name, string handler, string? expected)
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { Failures = 1 });

        var delivery = await host.Slack.SendAsync(name);

        await AssertAcknowledgedAsync(delivery, expected);
        Eventually.Becomes(() => host.Errors.Count, 1);
        Assert.That(host.Errors[0], Does.StartWith($"EveryKindApp.{handler} failed to handle"));
        Assert.That(host.Log.Text, Does.Contain("the handler failed"));
        Assert.That(delivery.ResponseMessages, Is.Empty);
        await AcknowledgedAsync(await host.Slack.SendAsync(name));
        Eventually.Becomes(() => host.Conduct.Finished, 1);
    }

    [TestCase("command")]
    [TestCase("click")]
    [TestCase("message shortcut")]
    [TestCase("legacy click")]
    public async Task With_an_error_reply_the_user_reads_it(string name)
    {
        await using var host = await StartAsync<EveryKindApp>(o => o.ErrorReply = "Sorry, that failed.", conduct: new Conduct { Failures = 1 });

        var delivery = await host.Slack.SendAsync(name);

        await AssertAcknowledgedAsync(delivery, null);
        Eventually.Becomes(() => delivery.ResponseMessages.Count, 1);
        Assert.That((string?)delivery.ResponseMessages[0].Message["text"], Is.EqualTo("Sorry, that failed."));
    }

    [TestCase("update", nameof(EveryKindApp.Submitted))]
    [TestCase("legacy submission", nameof(EveryKindApp.LegacySubmitted))]
    public async Task A_submission_is_not_acknowledged_so_that_Slack_shows_its_error(string name, string handler)
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { Failures = 1 });

        var delivery = await host.Slack.SendAsync(name);
        await host.AdvanceUntilAsync(() => delivery.Completed.IsCompleted);

        Assert.That(delivery.IsAcknowledged, Is.False);
        Assert.That(delivery.Attempts.Single().StatusCode, Is.EqualTo(Transport == Transport.Http ? 500 : null));
        Assert.That(host.Errors.Single(), Does.StartWith($"EveryKindApp.{handler} failed to handle"));
    }

    [Test]
    public async Task A_function_ends_its_step_with_an_error()
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { Failures = 1 });

        await AcknowledgedAsync(await host.Slack.SendAsync("function"));

        Assert.That((string?)host.Called("functions.completeError")["function_execution_id"], Is.EqualTo("Fx1"));
    }

    [Test]
    public async Task A_returned_event_comes_again_and_is_handled_at_the_second_attempt()
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { Failures = 1 });

        var delivery = await host.Slack.SendAsync("returned event");
        await host.AdvanceUntilAsync(() => delivery.IsAcknowledged);

        Assert.That((host.Conduct.Calls.Count, host.Conduct.Finished, delivery.Attempts.Count), Is.EqualTo((2, 1, 2)));
        Assert.That(delivery.Attempts[0].Failure, Is.EqualTo(Transport == Transport.Http ? "http_error" : "timeout"));
        Assert.That(host.Errors, Has.Count.EqualTo(1));
    }
}
