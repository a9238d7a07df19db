using System.Text.Json.Nodes;
using SlackGen.Types;

namespace SlackGen.Apps.Tests;

public sealed class AcknowledgementTests
{
    [Test]
    public async Task An_event_is_acknowledged_before_its_handler_runs()
    {
        var gate = new TaskCompletionSource();
        await using var app = new AppHost(Handle.Event("message", _ => gate.Task));

        var acknowledgement = app.SendAsync(Sent.Event("message"));

        Assert.That(acknowledgement.IsCompletedSuccessfully, Is.True);
        Assert.That((await acknowledgement).IsAccepted, Is.True);
        gate.SetResult();
        await app.DrainAsync();
    }

    [Test]
    public async Task A_command_is_acknowledged_with_its_reply()
    {
        await using var app = new AppHost(
            Handle.Command("/text", _ => Task.FromResult<CommandReply>("on its way")),
            Handle.Command("/all", _ => Task.FromResult(CommandReply.InChannel("for all"))),
            Handle.Command("/message", _ => Task.FromResult<CommandReply>(new ResponseMessage { Text = "t", ReplaceOriginal = false })),
            Handle.Command("/nothing", _ => Task.FromResult(CommandReply.Nothing)));

        Assert.That(await app.AcknowledgeAsync(Sent.Command("/text")), Is.EqualTo("""{"text":"on its way"}"""));
        Assert.That(await app.AcknowledgeAsync(Sent.Command("/all")), Is.EqualTo("""{"text":"for all","response_type":"in_channel"}"""));
        Assert.That(await app.AcknowledgeAsync(Sent.Command("/message")), Is.EqualTo("""{"text":"t","replace_original":false}"""));
        Assert.That(await app.AcknowledgeAsync(Sent.Command("/nothing")), Is.Empty);
    }

    [Test]
    public async Task A_submission_is_acknowledged_with_its_effect()
    {
        var view = new ModalView { Title = new PlainText { Text = "Title" }, Blocks = [] };
        ViewReply? reply = null;
        await using var app = new AppHost(Handle.Submit("form", _ => Task.FromResult(reply)));

        foreach (var (effect, expected) in new (ViewReply?, string)[]
        {
            (null, ""),
            (ViewReply.Close, ""),
            (ViewReply.Clear, """{"response_action":"clear"}"""),
            (ViewReply.Errors(("B1", "Too long."), ("B2", "Missing.")), """{"response_action":"errors","errors":{"B1":"Too long.","B2":"Missing."}}"""),
            (ViewReply.Update(view), $$"""{"response_action":"update","view":{{view.ToJson()}}}"""),
            (ViewReply.Push(view), $$"""{"response_action":"push","view":{{view.ToJson()}}}"""),
            (ViewReply.DialogErrors(new DialogErrorsResponse { Errors = [new DialogError { Name = "n", Error = "e" }] }), """{"errors":[{"name":"n","error":"e"}]}"""),
        })
        {
            reply = effect;
            Assert.That(await app.AcknowledgeAsync(Sent.Submission("form")), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Errors_without_an_error_are_refused() => Assert.Throws<ArgumentException>(() => ViewReply.Errors());

    [Test]
    public async Task A_request_for_options_is_acknowledged_with_them()
    {
        var option = new Option { Text = new PlainText { Text = "One" }, Value = "1" };
        OptionsReply? reply = null;
        await using var app = new AppHost(Handle.Options("menu", _ => Task.FromResult(reply)));

        foreach (var effect in new OptionsReply[] { new[] { option }, new List<Option> { option } })
        {
            reply = effect;
            Assert.That(await app.AcknowledgeAsync(Sent.Suggestion("menu")), Is.EqualTo($$"""{"options":[{{option.ToJson()}}]}"""));
        }

        var group = new OptionGroup { Label = "Group", Options = [option] };
        reply = new[] { group };
        Assert.That(await app.AcknowledgeAsync(Sent.Suggestion("menu")), Is.EqualTo($$"""{"option_groups":[{{group.ToJson()}}]}"""));
    }

    [Test]
    public async Task A_click_a_shortcut_and_a_closed_modal_are_acknowledged_empty()
    {
        var handled = 0;
        Task<SlackReply?> Handled(SlackInvocation invocation)
        {
            handled++;
            return Task.FromResult<SlackReply?>(null);
        }

        await using var app = new AppHost(
            Handle.Action("a", Handled), Handle.Of(SlackHandlerKind.Shortcut, "s", Handled), Handle.Of(SlackHandlerKind.Closed, "c", Handled));

        foreach (var payload in new[] { Sent.Actions(("button", "a", "b")), Sent.Shortcut("s"), Sent.Closed("c") })
        {
            Assert.That(await app.AcknowledgeAsync(payload), Is.Empty);
        }

        Assert.That(handled, Is.EqualTo(3));
    }

    [Test]
    public async Task Acknowledged_first_the_reply_to_a_command_goes_to_the_response_url()
    {
        await using var slack = new WireServer();
        await using var app = new AppHost(Handle.Command("/x", _ => Task.FromResult<CommandReply>("later"), Ack.First));

        Assert.That(await app.AcknowledgeAsync(Sent.Command("/x", $"{slack.Address}commands/1")), Is.Empty);
        await app.DrainAsync();

        Assert.That(slack.Requests.Single().BodyText, Is.EqualTo("""{"text":"later"}"""));
    }

    [Test]
    public async Task An_event_that_is_acknowledged_after_its_handler_waits_for_it()
    {
        var gate = new TaskCompletionSource();
        await using var app = new AppHost(Handle.Event("message", _ => gate.Task, Ack.Returned));

        var acknowledgement = app.SendAsync(Sent.Event("message"));
        Assert.That(acknowledgement.IsCompleted, Is.False);
        gate.SetResult();

        Assert.That((await acknowledgement.WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.True);
    }

    [Test]
    public async Task A_reply_of_another_kind_is_an_error_that_names_the_handler()
    {
        await using var app = new AppHost(Handle.Of(SlackHandlerKind.Submit, "form", _ => Task.FromResult<SlackReply?>(CommandReply.Nothing)));

        Assert.That(await app.AcknowledgeAsync(Sent.Submission("form")), Is.Null);
        Assert.That(app.Log.Text, Does.Contain("TestApp.Submit returned a CommandReply, which is no reply to Submit"));
    }

    [Test]
    public async Task The_result_of_a_function_is_reported_with_the_token_of_its_execution()
    {
        await using var slack = new WireServer();
        FunctionReply reply = FunctionReply.Complete(new Dictionary<string, object?> { ["id"] = "R1" });
        await using var app = new AppHost([Handle.Function("approve", _ => Task.FromResult<FunctionReply?>(reply))], slack: slack.Address);

        await app.SendAsync(Sent.Function("approve"));
        Eventually.Becomes(() => slack.Requests.Count, 1);
        reply = FunctionReply.Fail("No such release.");
        await app.SendAsync(Sent.Function("approve"));
        await app.DrainAsync();

        Assert.That(slack.Requests[0].Line, Does.Contain("functions.completeSuccess"));
        Assert.That(slack.Requests[0].Headers["Authorization"], Is.EqualTo("Bearer xwfp-function-token-1"));
        Assert.That(slack.Requests[0].BodyText, Does.Contain("R1").And.Contain("Fx1"));
        Assert.That(slack.Requests[1].Line, Does.Contain("functions.completeError"));
        Assert.That(slack.Requests[1].BodyText, Does.Contain("release"));
        Assert.That(app.Problems, Is.Empty);
    }

    [Test]
    public async Task Without_a_client_the_result_of_a_function_is_an_error_that_says_what_to_add()
    {
        await using var app = new AppHost(Handle.Function("approve", _ => Task.FromResult<FunctionReply?>(FunctionReply.Complete()), Ack.Returned));

        Assert.That(await app.AcknowledgeAsync(Sent.Function("approve")), Is.Null);
        Assert.That(app.Log.Text, Does.Contain("Add one with AddSlack"));
    }
}
