using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Apps.Tests;

public sealed class SlackDeliveryTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Test]
    public void An_event_has_its_head()
    {
        var delivery = Sent.Read(Sent.Event("message", "C7", "Ev7", ("subtype", "file_share"), ("channel_type", "im")), At, retry: 2);

        Assert.Multiple(() =>
        {
            Assert.That(delivery.Kind, Is.EqualTo(SlackHandlerKind.Event));
            Assert.That(delivery.Type, Is.EqualTo("message"));
            Assert.That(delivery.Subtype, Is.EqualTo("file_share"));
            Assert.That(delivery.ChannelType, Is.EqualTo("im"));
            Assert.That(delivery.EventId, Is.EqualTo("Ev7"));
            Assert.That(delivery.TeamId, Is.EqualTo("T1"));
            Assert.That(delivery.AppId, Is.EqualTo("A1"));
            Assert.That(delivery.UserId, Is.EqualTo("U1"));
            Assert.That(delivery.ChannelId, Is.EqualTo("C7"));
            Assert.That(delivery.Authorization, Is.EqualTo(new SlackDeliveryAuthorization("T1", null, "U0BOT", true)));
            Assert.That((delivery.RetryNumber, delivery.RetryReason), Is.EqualTo((2, "timeout")));
            Assert.That(delivery.ReceivedAt, Is.EqualTo(At));
            Assert.That(JsonNode.Parse(delivery.Part.Span)!["type"]!.GetValue<string>(), Is.EqualTo("message"));
        });
    }

    [Test]
    public void The_channel_of_a_reaction_is_that_of_its_item()
    {
        var payload = Sent.Event("reaction_added", null, null, ("item", new JsonObject { ["type"] = "message", ["channel"] = "C9", ["ts"] = "1.2" }));

        Assert.That(Sent.Read(payload, At).ChannelId, Is.EqualTo("C9"));
    }

    [Test]
    public void Fields_after_a_second_name_of_the_channel_are_read()
    {
        var payload = Sent.Event("pin_added", "C1", null, ("channel_id", "C2"), ("user_id", "U2"), ("item", new JsonObject { ["type"] = "message", ["channel"] = "C3" }), ("subtype", "s"));
        var delivery = Sent.Read(payload, At);

        Assert.That((delivery.Type, delivery.ChannelId, delivery.UserId, delivery.Subtype), Is.EqualTo(("pin_added", "C1", "U1", "s")));
    }

    [Test]
    public void Users_and_channels_may_be_objects()
    {
        var payload = Sent.Event("channel_created", null, null, ("channel", new JsonObject { ["id"] = "C8", ["name"] = "x" }), ("user", new JsonObject { ["id"] = "U8" }));
        var delivery = Sent.Read(payload, At);

        Assert.That((delivery.ChannelId, delivery.UserId), Is.EqualTo(("C8", "U8")));
    }

    [Test]
    public void A_function_has_its_callback_id_execution_and_token()
    {
        var delivery = Sent.Read(Sent.Function("approve"), At);

        Assert.That(
            (delivery.Kind, delivery.CallbackId, delivery.FunctionExecutionId, delivery.FunctionToken),
            Is.EqualTo((SlackHandlerKind.Function, "approve", "Fx1", "xwfp-function-token-1")));
    }

    [Test]
    public void A_command_has_its_head()
    {
        var delivery = Sent.Read(Sent.Command("/deploy", "https://hooks.slack.com/commands/1"), At);

        Assert.That(
            (delivery.Kind, delivery.Type, delivery.UserId, delivery.ChannelId, delivery.TriggerId, delivery.ResponseUrl, delivery.IsEnterpriseInstall),
            Is.EqualTo((SlackHandlerKind.Command, "/deploy", "U1", "C1", "1.2.3", "https://hooks.slack.com/commands/1", false)));
    }

    [Test]
    public void Each_action_has_its_own_part()
    {
        var delivery = Sent.Read(Sent.Actions(("button", "a", "B1"), ("checkboxes", "b", "B2")), At);

        Assert.That(delivery.Actions.Select(a => (a.Type, a.ActionId, a.BlockId)), Is.EqualTo(new[] { ("button", "a", "B1"), ("checkboxes", "b", "B2") }));
        Assert.That(delivery.Actions.Select(a => JsonNode.Parse(a.Part.Span)!["action_id"]!.GetValue<string>()), Is.EqualTo(new[] { "a", "b" }));
    }

    [TestCase("view_submission", SlackHandlerKind.Submit)]
    [TestCase("dialog_submission", SlackHandlerKind.Submit)]
    [TestCase("view_closed", SlackHandlerKind.Closed)]
    [TestCase("dialog_cancellation", SlackHandlerKind.Closed)]
    [TestCase("shortcut", SlackHandlerKind.Shortcut)]
    [TestCase("message_action", SlackHandlerKind.Shortcut)]
    [TestCase("workflow_step_edit", SlackHandlerKind.Shortcut)]
    [TestCase("block_suggestion", SlackHandlerKind.Options)]
    [TestCase("dialog_suggestion", SlackHandlerKind.Options)]
    [TestCase("interactive_message", SlackHandlerKind.Options)]
    [TestCase("something_new", null)]
    public void The_type_of_an_interaction_says_its_kind(string type, SlackHandlerKind? kind) =>
        Assert.That(Sent.Read(Sent.Shortcut("c", type), At).Kind, Is.EqualTo(kind));

    [Test]
    public void A_click_in_a_legacy_message_is_an_action_with_the_callback_id()
    {
        var payload = Sent.Shortcut("legacy", "interactive_message");
        payload["actions"] = new JsonArray(new JsonObject { ["name"] = "n", ["type"] = "button" });
        var delivery = Sent.Read(payload, At);

        Assert.That((delivery.Kind, delivery.Actions.Single().ActionId), Is.EqualTo((SlackHandlerKind.Action, "legacy")));
    }

    [Test]
    public void A_submission_has_the_callback_id_of_its_view_and_its_first_response_url()
    {
        var payload = Sent.Submission("form");
        payload["response_urls"] = new JsonArray(
            new JsonObject { ["block_id"] = "b", ["response_url"] = "https://hooks.slack.com/app/1" }, new JsonObject { ["response_url"] = "https://hooks.slack.com/app/2" });
        var delivery = Sent.Read(payload, At);

        Assert.That((delivery.CallbackId, delivery.ViewId, delivery.ResponseUrl), Is.EqualTo(("form", "V1", "https://hooks.slack.com/app/1")));
    }

    [TestCase("""{"type":"shortcut","callback_id":"secret-text" oops}""", "line 1, byte 47")]
    [TestCase("", "line 1, byte 0")]
    [TestCase("""{"type":"shortcut"} {}""", "line 1, byte 20")]
    [TestCase("""["type"]""", "not an object")]
    [TestCase("""{"type":null}""", "no type")]
    [TestCase("""{"type":"event_callback","event":{"type":7}}""", "no event.type")]
    [TestCase("""{"type":"event_callback","event":[{}]}""", "no event.type")]
    public void A_payload_that_cannot_be_read_is_an_error_with_its_location(string json, string location)
    {
        var e = Assert.Throws<SlackException>(() => SlackDelivery.Read(Encoding.UTF8.GetBytes(json), new SlackDeliverySource("http", At)));

        Assert.That(e!.Message, Does.Contain(location).And.Not.Contain("secret-text"));
    }

    [Test]
    public void A_command_without_a_name_is_an_error()
    {
        var e = Assert.Throws<SlackException>(() => SlackDelivery.Read("""{"text":"x"}"""u8.ToArray(), new SlackDeliverySource("http", At, IsCommand: true)));

        Assert.That(e!.Message, Does.Contain("no command"));
    }

    [Test]
    [Category("Slow")]
    public void Broken_payloads_never_cause_another_exception()
    {
        var random = new Random(7);
        var payloads = new[] { Sent.Event("message"), Sent.Actions(("button", "a", "b")), Sent.Submission("c"), Sent.Function("f") }
            .Select(p => Encoding.UTF8.GetBytes(p.ToJsonString())).ToList();
        for (var i = 0; i < 20_000; i++)
        {
            var json = payloads[i % payloads.Count].ToArray();
            for (var j = random.Next(1, 4); j > 0; j--)
            {
                json[random.Next(json.Length)] = "{}[]\",:0nt\\u\xff"u8[random.Next(13)];
            }

            try
            {
                _ = SlackDelivery.Read(json.AsMemory(0, random.Next(json.Length + 1)), new SlackDeliverySource("http", At));
            }
            catch (SlackException)
            {
                // The only exception that is allowed.
            }
        }
    }

    [Test]
    public void Its_text_has_no_id_and_no_secret() =>
        Assert.That(Sent.Read(Sent.Command("/deploy", "https://hooks.slack.com/commands/1"), At).ToString(), Is.EqualTo("Command /deploy"));

    [Test]
    public void Every_documented_payload_has_a_kind()
    {
        var folder = Path.Combine(RepositoryFolder.Root, "tests", "SlackGen.TestSupport", "Payloads", "interactions");
        var types = new[]
        {
            "block_actions", "view_submission", "view_closed", "shortcut", "message_action", "block_suggestion", "interactive_message", "dialog_submission", "dialog_suggestion",
            "dialog_cancellation", "workflow_step_edit",
        };
        var seen = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            var json = File.ReadAllBytes(file);
            if (JsonNode.Parse(json) is JsonObject payload && payload["type"] is JsonValue type && types.Contains(type.GetValue<string>()))
            {
                var delivery = SlackDelivery.Read(json, new SlackDeliverySource("http", At));
                Assert.That(delivery.Kind, Is.Not.Null, file);
                Assert.That(delivery.UserId, Is.Not.Null, file);
                seen.Add(delivery.Type);
            }
        }

        Assert.That(seen, Is.SupersetOf(types));
    }

    [TestCase("""{"t\ud800":1,"type":"event_callback","event":{"type":"message","channel":"C1"}}""")]
    [TestCase("""{"type":"event_callback","event":{"a\udc00":{"a":1},"type":"message","channel":"C1"}}""")]
    [TestCase("""{"type":"event_callback","event":{"type":"message","text":"\ud800","channel":"C1"}}""")]
    public void Half_of_a_surrogate_pair_counts_as_missing(string json)
    {
        var delivery = SlackDelivery.Read(Encoding.UTF8.GetBytes(json), new SlackDeliverySource("http", At));

        Assert.That((delivery.Type, delivery.ChannelId), Is.EqualTo(("message", "C1")));
    }

    [Test]
    public void Every_documented_event_has_its_type()
    {
        var folder = Path.Combine(RepositoryFolder.Root, "tests", "SlackGen.TestSupport", "Payloads", "events");
        var files = Directory.GetFiles(folder, "*.json");
        Assert.That(files, Has.Length.GreaterThan(100));
        foreach (var file in files)
        {
            var body = JsonNode.Parse(File.ReadAllText(file))!;
            var payload = Sent.Event("x");
            payload["event"] = body.DeepClone();
            var delivery = Sent.Read(payload, At);

            Assert.That(delivery.Type, Is.EqualTo(body["type"]!.GetValue<string>()), file);
            Assert.That(delivery.Kind, Is.EqualTo(delivery.Type == "function_executed" ? SlackHandlerKind.Function : SlackHandlerKind.Event), file);
            Assert.That(JsonNode.DeepEquals(JsonNode.Parse(delivery.Part.Span), body), Is.True, file);
        }
    }
}
