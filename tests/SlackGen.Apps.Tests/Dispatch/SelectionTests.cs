using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace SlackGen.Apps.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SelectionTests
{
    private readonly ConcurrentQueue<string> handled = new();

    [TestCase("message", "message_changed", "im", "subtype")]
    [TestCase("message", "file_share", "im", "im")]
    [TestCase("message", null, "im", "im")]
    [TestCase("message", null, "channel", "channels")]
    [TestCase("message", null, "mpim", "plain")]
    [TestCase("message", "file_share", "mpim", "message")]
    [TestCase("team_join", null, null, "any")]
    public async Task The_most_specific_handler_of_an_event_runs(string type, string? subtype, string? channelType, string expected)
    {
        await using var app = new AppHost(
            Event(null, "any"), Event("message", "message"), Event("message", "plain", ""), Event("message.im", "im"), Event("message.channels", "channels"),
            Event("message", "subtype", "message_changed"));

        await app.SendAsync(Sent.Event(type, fields: [("subtype", subtype), ("channel_type", channelType)]));
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(new[] { expected }));
    }

    [TestCase("button", "go", "B1", "block")]
    [TestCase("button", "go", "B2", "typed")]
    [TestCase("checkboxes", "go", "B2", "id")]
    [TestCase("button", "go_7", "B2", "pattern")]
    [TestCase("button", "other", "B2", "any")]
    public async Task The_most_specific_handler_of_an_action_runs(string type, string actionId, string blockId, string expected)
    {
        await using var app = new AppHost(
            Action(null, "any"), Action(null, "pattern", pattern: "^go_"), Action("go", "id"), Action("go", "typed", element: "button"), Action("go", "block", blockId: "B1"));

        await app.SendAsync(Sent.Actions((type, actionId, blockId)));
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task Each_action_of_a_payload_reaches_its_handler_and_one_acknowledgement_goes_out()
    {
        await using var app = new AppHost(Action("a", "a"), Action("b", "b"));

        var acknowledgement = await app.AcknowledgeAsync(Sent.Actions(("button", "a", "B"), ("button", "nobody", "B"), ("button", "b", "B")));

        Assert.That(acknowledgement, Is.Empty);
        Assert.That(handled, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(app.Problems.Single(), Does.Contain("'nobody' has no handler"));
    }

    [Test]
    public async Task A_handler_gets_its_own_action()
    {
        string? part = null, payload = null;
        await using var app = new AppHost(Handle.Action("b", i =>
        {
            part = i.Part<Types.ButtonAction>().ActionId;
            payload = i.Payload<Types.BlockActions>().User.Id;
            return Task.CompletedTask;
        }));

        await app.AcknowledgeAsync(Sent.Actions(("button", "a", "B"), ("button", "b", "B")));

        Assert.That((part, payload), Is.EqualTo(("b", "U1")));
    }

    [Test]
    public async Task An_action_that_is_acknowledged_first_does_not_delay_the_acknowledgement_of_the_others()
    {
        var gate = new TaskCompletionSource();
        await using var app = new AppHost(Handle.Action("slow", _ => gate.Task, Ack.First), Action("fast", "fast"));

        Assert.That(await app.AcknowledgeAsync(Sent.Actions(("button", "slow", "B"), ("button", "fast", "B"))), Is.Empty);
        Assert.That(handled, Is.EqualTo(new[] { "fast" }));
        gate.SetResult();
        await app.DrainAsync();
    }

    [Test]
    public async Task A_global_shortcut_and_a_message_shortcut_of_one_id_are_told_apart()
    {
        await using var app = new AppHost(
            Handle.Of(SlackHandlerKind.Shortcut, "s", Record("message"), type: "message_action"), Handle.Of(SlackHandlerKind.Shortcut, "s", Record("global"), type: "shortcut"));

        await app.AcknowledgeAsync(Sent.Shortcut("s"));
        await app.AcknowledgeAsync(Sent.Shortcut("s", "message_action"));

        Assert.That(handled, Is.EqualTo(new[] { "global", "message" }));
    }

    [Test]
    public async Task A_legacy_message_reaches_a_handler_of_its_type_or_of_any_and_not_one_of_block_actions()
    {
        var legacy = Sent.Shortcut("go", "interactive_message");
        legacy["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["name"] = "go", ["value"] = "1" });
        await using var blocks = new AppHost(Action("go", "blocks", type: "block_actions"), Action("go", "button", type: "block_actions", element: "button"));
        await using var both = new AppHost(Action("go", "blocks", type: "block_actions"), Action("go", "any"));
        await using var own = new AppHost(Action("go", "any"), Action("go", "legacy", type: "interactive_message"));

        await blocks.AcknowledgeAsync(legacy.DeepClone().AsObject());
        await both.AcknowledgeAsync(legacy.DeepClone().AsObject());
        await own.AcknowledgeAsync(legacy.DeepClone().AsObject());

        Assert.That(handled, Is.EqualTo(new[] { "any", "legacy" }));
        Assert.That(blocks.Problems.Single(), Does.Contain("'go' has no handler"));
    }

    [Test]
    public async Task A_function_reaches_its_handler_otherwise_that_of_the_event()
    {
        await using var app = new AppHost(
            Event("function_executed", "event"),
            Handle.Function("approve", _ =>
            {
                handled.Enqueue("function");
                return Task.FromResult<FunctionReply?>(null);
            }));

        await app.SendAsync(Sent.Function("approve"));
        await app.SendAsync(Sent.Function("other"));
        await app.DrainAsync();

        Assert.That(handled, Is.EquivalentTo(new[] { "function", "event" }));
    }

    [Test]
    public async Task What_has_no_handler_is_acknowledged_and_logged_once_as_a_warning()
    {
        await using var app = new AppHost();
        foreach (var payload in new Func<JsonObject>[]
        {
            () => Sent.Event("message"), () => Sent.Command("/x"), () => Sent.Actions(("button", "a", "b")), () => Sent.Submission("s"), () => Sent.Closed("c"), () => Sent.Suggestion("o"),
            () => Sent.Shortcut("k"), () => Sent.Function("f"), () => Sent.Shortcut("n", "something_new"),
        })
        {
            Assert.That(await app.AcknowledgeAsync(payload()), Is.Empty, $"{payload()}");
            Assert.That(await app.AcknowledgeAsync(payload()), Is.Empty, $"{payload()}");
        }

        Assert.That(app.Problems, Has.Count.EqualTo(9).And.All.Contains("has no handler"));
    }

    private SlackHandler<TestApp> Event(string? type, string name, string? subtype = null) => Handle.Event(type, _ => Add(name), subtype: subtype, name: name);

    private SlackHandler<TestApp> Action(string? id, string name, string? blockId = null, string? type = null, string? element = null, string? pattern = null) =>
        Handle.Action(id, _ => Add(name), blockId: blockId, type: type, element: element, pattern: pattern, name: name);

    private Func<SlackInvocation, Task<SlackReply?>> Record(string name) => async _ =>
    {
        await Add(name);
        return null;
    };

    private Task Add(string name)
    {
        handled.Enqueue(name);
        return Task.CompletedTask;
    }
}
