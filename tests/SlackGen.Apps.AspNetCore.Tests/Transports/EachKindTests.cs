using SlackGen.Types;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>Each kind of delivery reaches its handler typed, and what the handler returns is the acknowledgement.</summary>
public sealed class EachKindTests(Transport transport) : TransportFixture(transport)
{
    [TestCase("event", null)]
    [TestCase("returned event", null)]
    [TestCase("command", """{"text":"done","response_type":"in_channel"}""")]
    [TestCase("click", null)]
    [TestCase("choice", null)]
    [TestCase("errors", """{"response_action":"errors","errors":{"name":"done"}}""")]
    [TestCase("update", """{"response_action":"update","view":{"type":"modal","title":{"type":"plain_text","text":"Releases"},"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"0 x"}}]}}""")]
    [TestCase("push", """{"response_action":"push","view":{"type":"modal","title":{"type":"plain_text","text":"Releases"},"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"0 x"}}]}}""")]
    [TestCase("clear", """{"response_action":"clear"}""")]
    [TestCase("close", null)]
    [TestCase("closed", null)]
    [TestCase("options", """{"options":[{"text":{"type":"plain_text","text":"4.0"},"value":"4.0"}]}""")]
    [TestCase("groups", """{"option_groups":[{"label":{"type":"plain_text","text":"Paris"},"options":[{"text":{"type":"plain_text","text":"Web"},"value":"web"}]}]}""")]
    [TestCase("global shortcut", null)]
    [TestCase("message shortcut", null)]
    [TestCase("function", null)]
    [TestCase("legacy click", null)]
    [TestCase("legacy menu", """{"options":[{"text":"Bug 7","value":"7"}]}""")]
    [TestCase("legacy submission", """{"errors":[{"name":"seats","error":"None is free."}]}""")]
    [TestCase("legacy closed", null)]
    [TestCase("legacy dialog menu", """{"options":[{"label":"Lyon","value":"lyon"}]}""")]
    public async Task The_result_of_a_handler_is_the_acknowledgement(string name, string? expected)
    {
        await using var host = await StartAsync<EveryKindApp>();

        var delivery = await host.Slack.SendAsync(name);

        await AssertAcknowledgedAsync(delivery, expected);
        Eventually.Becomes(() => host.Conduct.Finished, 1);
        Assert.That(delivery.Attempts, Has.Count.EqualTo(1));
        Assert.That(host.Errors, Is.Empty);
    }

    [Test]
    public async Task An_event_has_its_fields()
    {
        var mention = await SendAsync<AppMentionEvent>("event");

        Assert.That((mention.User, mention.Channel, mention.Text), Is.EqualTo(("U1", "C1", "<@U0FAKEBOT> hi")));
    }

    [Test]
    public async Task A_command_has_its_fields()
    {
        var command = await SendAsync<SlashCommand>("command");

        Assert.That((command.Command, command.Text, command.UserId, command.IsEnterpriseInstall), Is.EqualTo(("/deploy", "web 4.2", "U1", false)));
    }

    [Test]
    public async Task A_click_has_the_fields_of_the_action_and_of_the_payload()
    {
        var (click, payload) = await SendAsync<(ButtonAction, BlockActions)>("click");

        Assert.That((click.ActionId, click.BlockId, click.Value), Is.EqualTo(("approve", "b1", "4.2")));
        Assert.That((payload.User.Id, payload.Channel!.Id, payload.Actions.Count), Is.EqualTo(("U0FAKEUSER", "C0FAKECHAN", 1)));
    }

    [Test]
    public async Task A_submission_has_the_values_of_the_inputs()
    {
        var form = await SendAsync<ViewSubmission>("close");

        Assert.That((form.View.CallbackId, form.View.State!.Values!["name"]["name_text"].Value), Is.EqualTo(("close", "web")));
    }

    [Test]
    public async Task A_notice_of_a_closed_modal_has_its_fields()
    {
        var notice = await SendAsync<ViewClosed>("closed");

        Assert.That((notice.View.CallbackId, notice.IsCleared), Is.EqualTo(("form", true)));
    }

    [Test]
    public async Task A_request_for_options_has_its_fields()
    {
        var suggestion = await SendAsync<BlockSuggestion>("options");

        Assert.That((suggestion.ActionId, suggestion.BlockId, suggestion.Value), Is.EqualTo(("release", "b1", "4.")));
    }

    [Test]
    public async Task Two_shortcuts_of_one_callback_id_are_told_apart_by_their_type()
    {
        var ofNothing = await SendAsync<GlobalShortcut>("global shortcut");
        var ofMessage = await SendAsync<MessageShortcut>("message shortcut");

        Assert.That((ofNothing.CallbackId, ofMessage.CallbackId, ofMessage.Message.Text), Is.EqualTo(("incident", "incident", "It is down.")));
    }

    [Test]
    public async Task A_function_has_its_inputs_and_the_reply_is_its_result()
    {
        await using var host = await StartAsync<EveryKindApp>();

        await host.Slack.SendAsync("function");

        Assert.That(host.Conduct.Sees<FunctionExecutedEvent>().Inputs["release"].GetString(), Is.EqualTo("4.2"));
        var call = host.Called("functions.completeSuccess");
        Assert.That(((string?)call["function_execution_id"], (bool?)call["outputs"]!["approved"]), Is.EqualTo(("Fx1", true)));
    }

    [Test]
    public async Task Legacy_payloads_have_their_fields()
    {
        var click = await SendAsync<InteractiveMessage>("legacy click");
        var menu = await SendAsync<InteractiveMessage>("legacy menu");
        var form = await SendAsync<DialogSubmission>("legacy submission");
        var closed = await SendAsync<DialogCancellation>("legacy closed");
        var dialogMenu = await SendAsync<DialogSuggestion>("legacy dialog menu");

        Assert.That((click.Actions![0].Name, click.Actions[0].Value), Is.EqualTo(("take_over", "now")));
        Assert.That((menu.Actions, menu.Name, menu.Value), Is.EqualTo(((object?)null, "bugs", "lan")));
        Assert.That((form.Submission["seats"], form.State, closed.State), Is.EqualTo(("3", "first", "first")));
        Assert.That((dialogMenu.Name, dialogMenu.Value), Is.EqualTo(("destination", "ly")));
    }

    [Test]
    public async Task Each_action_of_a_payload_has_its_handler_and_one_acknowledgement_goes_out()
    {
        await using var host = await StartAsync<EveryKindApp>();

        var delivery = await host.Slack.SendInteractionAsync(Sendings.Actions(
            Sendings.Choice("deploy"),
            new { type = "button", action_id = "nobody", block_id = "b1" },
            Sendings.Choice("another block"),
            new { type = "button", action_id = "approve", block_id = "b1", value = "4.2" }));

        await AssertAcknowledgedAsync(delivery, null);
        Eventually.Becomes(() => host.Conduct.Finished, 2);
        Assert.That(host.Conduct.Calls.Select(c => c.Handler), Is.EquivalentTo(new[] { nameof(EveryKindApp.Approved), nameof(EveryKindApp.ServiceChosen) }));
        Assert.That(host.Conduct.Calls.Select(c => c.Payload).OfType<StaticSelectAction>().Single().SelectedOption!.Value, Is.EqualTo("web"));
        Eventually.Becomes(() => delivery.ResponseMessages.Count, 1);
        Assert.That((string?)delivery.ResponseMessages[0].Message["text"], Is.EqualTo("Chosen."));
    }

    private async Task<T> SendAsync<T>(string name)
    {
        await using var host = await StartAsync<EveryKindApp>();
        await AcknowledgedAsync(await host.Slack.SendAsync(name));
        return host.Conduct.Sees<T>();
    }
}
