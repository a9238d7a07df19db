namespace SlackGen.Apps.Tests;

public sealed class ThrowingTests
{
    [TestCase(SlackHandlerKind.Command, "")]
    [TestCase(SlackHandlerKind.Action, "")]
    [TestCase(SlackHandlerKind.Shortcut, "")]
    [TestCase(SlackHandlerKind.Closed, "")]
    [TestCase(SlackHandlerKind.Event, "")]
    [TestCase(SlackHandlerKind.Options, """{"options":[]}""")]
    [TestCase(SlackHandlerKind.Submit, null)]
    public async Task A_handler_that_throws_is_logged_with_its_name_and_all_but_a_submission_are_acknowledged(SlackHandlerKind kind, string? expected)
    {
        await using var app = new AppHost(Handle.Of(
            kind, Name(kind), _ => throw new InvalidOperationException("Boom."), kind == SlackHandlerKind.Event ? Ack.First : Ack.Returned));

        Assert.That(await app.AcknowledgeAsync(Payload(kind)), Is.EqualTo(expected));
        await app.DrainAsync();
        Assert.That(app.Problems.Single(), Does.StartWith($"TestApp.{kind} failed to handle {kind} "));
        Assert.That(app.Log.Text, Does.Contain("System.InvalidOperationException: Boom."));
    }

    [Test]
    public async Task The_next_delivery_is_handled()
    {
        var handled = 0;
        await using var app = new AppHost(Handle.Event("message", _ => ++handled == 1 ? throw new InvalidOperationException() : Task.CompletedTask));

        await app.SendAsync(Sent.Event("message"));
        await app.SendAsync(Sent.Event("message"));
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(2));
    }

    [Test]
    public async Task The_other_actions_of_the_payload_are_handled()
    {
        var handled = 0;
        await using var app = new AppHost(
            Handle.Action("a", _ => throw new InvalidOperationException()),
            Handle.Action("b", _ =>
            {
                handled++;
                return Task.CompletedTask;
            }));

        Assert.That(await app.AcknowledgeAsync(Sent.Actions(("button", "a", "x"), ("button", "b", "x"))), Is.Empty);
        Assert.That(handled, Is.EqualTo(1));
    }

    [Test]
    public async Task An_event_that_is_acknowledged_after_its_handler_is_handled_again_when_slack_repeats_it()
    {
        var handled = 0;
        await using var app = new AppHost(Handle.Event("message", _ => ++handled == 1 ? throw new InvalidOperationException() : Task.CompletedTask, Ack.Returned));

        Assert.That(await app.AcknowledgeAsync(Sent.Event("message", id: "Ev1")), Is.Null);
        Assert.That(await app.AcknowledgeAsync(Sent.Event("message", id: "Ev1"), retry: 1), Is.Empty);
        Assert.That(await app.AcknowledgeAsync(Sent.Event("message", id: "Ev1"), retry: 2), Is.Empty);
        Assert.That(handled, Is.EqualTo(2));
    }

    [TestCase(SlackHandlerKind.Command)]
    [TestCase(SlackHandlerKind.Action)]
    public async Task The_user_sees_the_error_reply_if_there_is_one(SlackHandlerKind kind)
    {
        await using var slack = new WireServer();
        await using var app = new AppHost([Handle.Of(kind, Name(kind), _ => throw new InvalidOperationException())], o => o.ErrorReply = "Something broke.");
        var payload = Payload(kind);
        payload["response_url"] = $"{slack.Address}commands/1";

        Assert.That(await app.AcknowledgeAsync(payload), Is.Empty);
        await app.DrainAsync();

        Assert.That(slack.Requests.Single().BodyText, Is.EqualTo("""{"text":"Something broke."}"""));
    }

    [Test]
    public async Task A_function_that_throws_ends_with_an_error()
    {
        await using var slack = new WireServer();
        await using var app = new AppHost([Handle.Function("approve", _ => throw new InvalidOperationException("Inner secret."))], slack: slack.Address);

        await app.SendAsync(Sent.Function("approve"));
        await app.DrainAsync();

        Assert.That(slack.Requests.Single().Line, Does.Contain("functions.completeError"));
        Assert.That(slack.Requests.Single().BodyText, Does.Contain("failed").And.Not.Contain("Inner"));
    }

    [Test]
    public async Task A_constructor_that_throws_is_a_failure_of_the_handler()
    {
        await using var app = new AppHost(new SlackHandler<TestApp>
        {
            Name = "TestApp.Mentioned",
            Kind = SlackHandlerKind.Event,
            Ack = Ack.Returned,
            InvokeAsync = (_, i) => Task.FromResult<SlackReply?>(i.Service<IFormatProvider>() is null ? null : null),
        });

        Assert.That(await app.AcknowledgeAsync(Sent.Event("message")), Is.Null);
        Assert.That(app.Log.Text, Does.Contain("TestApp.Mentioned failed").And.Contain("IFormatProvider"));
    }

    [Test]
    public async Task A_token_in_an_exception_is_not_logged()
    {
        await using var app = new AppHost(Handle.Event(
            "message", _ => throw new InvalidOperationException("xoxb-1234567890-secretsecret at https://hooks.slack.com/actions/T1/2/abcdefgh")));

        await app.SendAsync(Sent.Event("message"));
        await app.DrainAsync();

        Assert.That(app.Log.Text, Does.Contain("InvalidOperationException").And.Not.Contain("secretsecret").And.Not.Contain("abcdefgh"));
    }

    private static string Name(SlackHandlerKind kind) => kind switch
    {
        SlackHandlerKind.Event => "message",
        SlackHandlerKind.Command => "/x",
        _ => "x",
    };

    private static System.Text.Json.Nodes.JsonObject Payload(SlackHandlerKind kind) => kind switch
    {
        SlackHandlerKind.Event => Sent.Event("message"),
        SlackHandlerKind.Command => Sent.Command("/x"),
        SlackHandlerKind.Action => Sent.Actions(("button", "x", "b")),
        SlackHandlerKind.Submit => Sent.Submission("x"),
        SlackHandlerKind.Closed => Sent.Closed("x"),
        SlackHandlerKind.Options => Sent.Suggestion("x"),
        SlackHandlerKind.Shortcut => Sent.Shortcut("x"),
        SlackHandlerKind.Function => Sent.Function("x"),
    };
}
