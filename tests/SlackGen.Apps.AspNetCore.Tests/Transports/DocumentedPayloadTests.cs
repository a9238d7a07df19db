using System.Text.Json.Nodes;
using SlackGen.Testing;
using SlackGen.Types;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>Every documented example of what Slack sends to apps arrives over HTTP, is handled as its class and acknowledged.</summary>
[Category("Slow")]
public sealed class DocumentedPayloadTests
{
    // The names of the files of what Slack posts to the URL of an app. The other files are parts, responses, and frames of Socket Mode.
    private static readonly Dictionary<string, Type> Interactions = new()
    {
        ["block_actions"] = typeof((IBlockAction, BlockActions)),
        ["block_suggestion"] = typeof(BlockSuggestion),
        ["dialog_cancellation"] = typeof(DialogCancellation),
        ["dialog_submission"] = typeof(DialogSubmission),
        ["dialog_suggestion"] = typeof(DialogSuggestion),
        ["global_shortcut"] = typeof(GlobalShortcut),
        ["interactive_message"] = typeof(InteractiveMessage),
        ["message_shortcut"] = typeof(MessageShortcut),
        ["view_closed"] = typeof(ViewClosed),
        ["view_submission"] = typeof(ViewSubmission),
        ["workflow_step_edit"] = typeof(WorkflowStepEdit),
    };

    [Test]
    public async Task Every_documented_event_interaction_and_command_is_handled_and_acknowledged()
    {
        await using var host = await TransportHost.StartAsync<CatchAllApp>(Transport.Http, new Conduct(), o => o.IgnoreOwnMessages = false);
        var expected = 0;

        foreach (var (name, json) in Files("events"))
        {
            var delivery = await SendAsync(name, host.Slack.SendEventAsync(json));
            AssertHandled(host, name, ++expected);
            var (payload, callback) = host.Conduct.Sees<(IEvent, EventCallback)>(expected);
            Assert.That((callback.EventId, callback.Event.GetType()), Is.EqualTo((delivery.Id, payload.GetType())), name);
            Assert.That(payload, Is.Not.InstanceOf<SlackUnknownModel>(), name);
        }

        foreach (var (name, json) in Files("interactions"))
        {
            switch (name.Split('.')[0])
            {
                case "event_callback":
                    await SendAsync(name, host.Slack.SendEventAsync(json));
                    AssertHandled(host, name, ++expected);
                    break;
                case "slash_command":
                    await SendAsync(name, host.Slack.SendCommandAsync((string)json["command"]!, (string)json["text"]!, json));
                    Assert.That(host.Conduct.Sees<SlashCommand>(++expected).Text, Is.EqualTo((string?)json["text"]));
                    break;
                case var type when Interactions.TryGetValue(type, out var payload):
                    await SendAsync(name, host.Slack.SendInteractionAsync(json));
                    expected += json["actions"] is JsonArray actions && type == "block_actions" ? actions.Count : 1;
                    AssertHandled(host, name, expected);
                    Assert.That(host.Conduct.Sees<object>(expected), Is.InstanceOf(payload), name);
                    break;
            }
        }

        Assert.That(host.Fake.Deliveries.Select(d => d.Type), Is.SupersetOf(new[] { "message", "app_mention", "/deploy", "block_actions", "view_submission" }));
        Assert.That(Files("interactions").Select(f => f.Name.Split('.')[0]), Is.SupersetOf(Interactions.Keys));
    }

    private static async Task<FakeDelivery> SendAsync(string name, Task<FakeDelivery> sending)
    {
        var delivery = await sending;
        await delivery.Completed.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(delivery.IsAcknowledged, Is.True, $"{name}: {delivery}");
        return delivery;
    }

    private static void AssertHandled(TransportHost host, string name, int count)
    {
        var isDone = SpinWait.SpinUntil(() => host.Conduct.Finished >= count || host.Errors.Count > 0, TimeSpan.FromSeconds(10));
        Assert.That((isDone, host.Errors), Is.EqualTo((true, Array.Empty<string>())), name);
    }

    private static IEnumerable<(string Name, JsonObject Json)> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "tests", "SlackGen.TestSupport", "Payloads", folder), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileNameWithoutExtension(path), JsonNode.Parse(File.ReadAllText(path))!.AsObject()));
}
