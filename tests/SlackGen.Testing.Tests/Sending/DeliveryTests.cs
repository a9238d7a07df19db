using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>Deliveries are the same over Socket Mode and HTTP.</summary>
[TestFixture("socket", "timeout")]
[TestFixture("http", "http_timeout")]
public sealed class DeliveryTests(string transport, string timeout) : SendingTests
{
    private AppSide app = null!;

    [SetUp]
    public async Task StartApp() => app = await AppSide.StartAsync(Slack, transport);

    [TearDown]
    public async Task StopApp() => await app.DisposeAsync();

    [Test]
    public async Task An_event_gets_the_fields_of_its_callback()
    {
        var delivery = await app.Transport.SendEventAsync(new { type = "reaction_added", user = "U1", event_ts = "1.2" });
        var payload = (await app.ReceiveAsync()).Payload;
        Assert.Multiple(() =>
        {
            Assert.That(payload["event"]!.ToJsonString(), Is.EqualTo("""{"type":"reaction_added","user":"U1","event_ts":"1.2"}"""));
            Assert.That((string?)payload["type"], Is.EqualTo("event_callback"));
            Assert.That((string?)payload["event_id"], Is.EqualTo(delivery.Id).And.StartsWith("Ev"));
            Assert.That((long?)payload["event_time"], Is.EqualTo(Clock.GetUtcNow().ToUnixTimeSeconds()));
            Assert.That(((string?)payload["team_id"], (string?)payload["api_app_id"]), Is.EqualTo(("T0FAKETEAM", "A0FAKEAPP")));
            Assert.That((string?)payload["token"], Is.EqualTo("fake-verification-token"));
            Assert.That(payload["authorizations"]!.ToJsonString(), Is.EqualTo(
                """[{"enterprise_id":null,"team_id":"T0FAKETEAM","user_id":"U0FAKEBOT","is_bot":true,"is_enterprise_install":false}]"""));
            Assert.That((string?)payload["context_team_id"], Is.EqualTo("T0FAKETEAM"));
            Assert.That(payload["event_context"], Is.Not.Null);
            Assert.That((delivery.Kind, delivery.Type), Is.EqualTo((FakeDeliveryKind.Event, "reaction_added")));
        });
    }

    [Test]
    public async Task Fields_that_the_test_sets_stay()
    {
        var delivery = await app.Transport.SendEventAsync(
            """{"type":"event_callback","event_id":"Ev1","team_id":"T2","authorizations":null,"event":{"type":"app_uninstalled"}}""");
        var payload = (await app.ReceiveAsync()).Payload;
        Assert.Multiple(() =>
        {
            Assert.That((delivery.Id, delivery.Type), Is.EqualTo(("Ev1", "app_uninstalled")));
            Assert.That(((string?)payload["event_id"], (string?)payload["team_id"]), Is.EqualTo(("Ev1", "T2")));
            Assert.That(payload.ContainsKey("authorizations"), Is.True);
            Assert.That(payload["authorizations"], Is.Null);
        });
    }

    [Test]
    public async Task Each_event_has_an_id_of_its_own()
    {
        var first = await app.Transport.SendEventAsync(new { type = "app_mention" });
        var second = await app.Transport.SendEventAsync(new { type = "message" });
        Assert.That(first.Id, Is.Not.EqualTo(second.Id));
    }

    [Test]
    public async Task A_command_arrives_as_text_fields_and_its_reply_is_recorded()
    {
        var delivery = await app.Transport.SendCommandAsync("/deploy", "4.12 & später=jetzt", new { user_id = "U2", is_enterprise_install = true });
        var received = await app.ReceiveAsync();
        Advance(2.5);
        await received.AcknowledgeAsync(new JsonObject { ["text"] = "on it" });
        var attempt = await delivery.Acknowledged.Soon();
        Assert.Multiple(() =>
        {
            Assert.That(((string?)received.Payload["command"], (string?)received.Payload["text"]), Is.EqualTo(("/deploy", "4.12 & später=jetzt")));
            Assert.That(((string?)received.Payload["user_id"], (string?)received.Payload["is_enterprise_install"]), Is.EqualTo(("U2", "true")));
            Assert.That(((string?)received.Payload["channel_id"], (string?)received.Payload["user_name"]), Is.EqualTo(("C0FAKECHAN", "spengler")));
            Assert.That((string?)received.Payload["response_url"], Is.EqualTo(delivery.ResponseUrl!.AbsoluteUri));
            Assert.That((string?)received.Payload["trigger_id"], Is.EqualTo(delivery.TriggerId).And.Not.Null);
            Assert.That(received.RetryNumber, Is.Null);
            Assert.That(delivery.Acknowledgement!.ToJsonString(), Is.EqualTo("""{"text":"on it"}"""));
            Assert.That(attempt.TimeToAcknowledge, Is.EqualTo(TimeSpan.FromSeconds(2.5)));
            Assert.That(attempt.Failure, Is.Null);
        });
    }

    [TestCase("block_actions", true, true, true)]
    [TestCase("message_action", true, true, true)]
    [TestCase("shortcut", true, false, false)]
    [TestCase("block_suggestion", false, false, true)]
    public async Task An_interaction_has_the_fields_that_Slack_sends_with_its_type(string type, bool hasTrigger, bool hasUrl, bool hasChannel)
    {
        var delivery = await app.Transport.SendInteractionAsync(new { type, callback_id = "c" });
        var payload = (await app.ReceiveAsync()).Payload;
        Assert.Multiple(() =>
        {
            Assert.That((string?)payload["user"]!["id"], Is.EqualTo("U0FAKEUSER"));
            Assert.That((string?)payload["team"]!["id"], Is.EqualTo("T0FAKETEAM"));
            Assert.That((string?)payload["api_app_id"], Is.EqualTo("A0FAKEAPP"));
            Assert.That((payload.ContainsKey("trigger_id"), delivery.TriggerId is not null), Is.EqualTo((hasTrigger, hasTrigger)));
            Assert.That((payload.ContainsKey("response_url"), delivery.ResponseUrl is not null), Is.EqualTo((hasUrl, hasUrl)));
            Assert.That(payload.ContainsKey("channel"), Is.EqualTo(hasChannel));
            Assert.That((delivery.Kind, delivery.Type), Is.EqualTo((FakeDeliveryKind.Interaction, type)));
        });
    }

    [Test]
    public async Task A_click_in_a_view_has_no_response_url()
    {
        var delivery = await app.Transport.SendInteractionAsync(new { type = "block_actions", view = new { id = "V1" }, actions = new[] { new { action_id = "a" } } });
        var payload = (await app.ReceiveAsync()).Payload;
        Assert.Multiple(() =>
        {
            Assert.That(delivery.ResponseUrl, Is.Null);
            Assert.That(payload.ContainsKey("channel"), Is.False);
            Assert.That((string?)payload["actions"]![0]!["action_ts"], Does.StartWith("1795953600."));
        });
    }

    [TestCase("block_actions")]
    [TestCase("block_suggestion")]
    public async Task An_element_is_in_a_message_unless_the_test_says_otherwise(string type)
    {
        await app.Transport.SendInteractionAsync(new { type, channel = new { id = "C2" }, message = new { ts = "1.2", thread_ts = "1.1" } });
        var given = (await app.ReceiveAsync()).Payload;
        await app.Transport.SendInteractionAsync(new { type });
        var filled = (await app.ReceiveAsync()).Payload;
        Assert.Multiple(() =>
        {
            Assert.That(given["container"]!.ToJsonString(), Is.EqualTo(
                """{"type":"message","message_ts":"1.2","channel_id":"C2","is_ephemeral":false,"thread_ts":"1.1"}"""));
            Assert.That((string?)filled["container"]!["channel_id"], Is.EqualTo("C0FAKECHAN"));
            Assert.That((string?)filled["container"]!["message_ts"], Is.EqualTo((string?)filled["message"]!["ts"]).And.StartsWith("1795953600."));
            Assert.That((string?)filled["message"]!["user"], Is.EqualTo("U0FAKEBOT"));
        });
    }

    [Test]
    public async Task A_message_that_is_null_is_ephemeral()
    {
        await app.Transport.SendInteractionAsync("""{"type":"block_actions","message":null}""");
        var payload = (await app.ReceiveAsync()).Payload;
        Assert.That(((bool?)payload["container"]!["is_ephemeral"], payload["message"]), Is.EqualTo(((bool?)true, (JsonNode?)null)));
    }

    [TestCase("block_actions")]
    [TestCase("block_suggestion")]
    public async Task An_element_in_a_view_has_the_view_as_its_container(string type)
    {
        await app.Transport.SendInteractionAsync(new { type, view = new { id = "V1" } });
        var payload = (await app.ReceiveAsync()).Payload;
        Assert.Multiple(() =>
        {
            Assert.That(payload["container"]!.ToJsonString(), Is.EqualTo("""{"type":"view","view_id":"V1"}"""));
            Assert.That(payload.ContainsKey("message"), Is.False);
        });
    }

    [TestCase("view_submission", "response_urls", "[]")]
    [TestCase("view_closed", "is_cleared", "false")]
    public async Task A_view_has_the_fields_that_Slack_sends(string type, string field, string value)
    {
        await app.Transport.SendInteractionAsync(new { type, view = new { callback_id = "form", type = "modal" } });
        var payload = (await app.ReceiveAsync()).Payload;
        var view = payload["view"]!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That(payload[field]!.ToJsonString(), Is.EqualTo(value));
            Assert.That(payload.ContainsKey("channel"), Is.False);
            Assert.That(((string?)view["callback_id"], (string?)view["type"], (string?)view["team_id"]), Is.EqualTo(("form", "modal", "T0FAKETEAM")));
            Assert.That((string?)view["id"], Is.EqualTo((string?)view["root_view_id"]).And.StartsWith("V"));
            Assert.That((view["blocks"]!.ToJsonString(), view["state"]!.ToJsonString()), Is.EqualTo(("[]", """{"values":{}}""")));
            Assert.That((string?)view["hash"], Does.StartWith("1795953600."));
            Assert.That(
                view.Select(f => f.Key),
                Is.SupersetOf(new[] { "title", "close", "submit", "private_metadata", "external_id", "clear_on_close", "notify_on_close", "previous_view_id", "app_id", "app_installed_team_id" }));
        });
    }

    [Test]
    public async Task A_submission_without_a_view_gets_one()
    {
        await app.Transport.SendInteractionAsync(new { type = "view_submission" });
        Assert.That((string?)(await app.ReceiveAsync()).Payload["view"]!["type"], Is.EqualTo("modal"));
    }

    [Test]
    public async Task A_message_shortcut_has_the_message()
    {
        await app.Transport.SendInteractionAsync(new { type = "message_action", callback_id = "c", user = new { id = "U2" } });
        var payload = (await app.ReceiveAsync()).Payload;
        Assert.That(((string?)payload["message"]!["user"], (string?)payload["message"]!["ts"]), Is.EqualTo(("U2", (string?)payload["message_ts"])));
    }

    [Test]
    public async Task Elements_without_IDs_get_some_as_at_Slack()
    {
        await app.Transport.SendInteractionAsync(new { type = "block_actions", actions = new object[] { new { type = "button" }, new { action_id = "a", block_id = "b" } } });
        var actions = (await app.ReceiveAsync()).Payload["actions"]!;
        await app.Transport.SendInteractionAsync(new { type = "block_suggestion" });
        var suggestion = (await app.ReceiveAsync()).Payload;
        Assert.Multiple(() =>
        {
            Assert.That(((string?)actions[0]!["action_id"], (string?)actions[0]!["block_id"]), Is.Not.EqualTo(((string?)null, (string?)null)));
            Assert.That(((string?)actions[1]!["action_id"], (string?)actions[1]!["block_id"]), Is.EqualTo(("a", "b")));
            Assert.That(suggestion["action_id"], Is.Not.Null);
            Assert.That(suggestion["block_id"], Is.Not.Null);
            Assert.That((string?)suggestion["value"], Is.Empty);
        });
    }

    [Test]
    public async Task A_person_and_a_workspace_that_the_test_names_get_the_other_fields()
    {
        await app.Transport.SendInteractionAsync(new { type = "shortcut", user = new { id = "U2", username = "egon" }, team = new { id = "T2" } });
        var payload = (await app.ReceiveAsync()).Payload;
        Assert.Multiple(() =>
        {
            Assert.That(payload["user"]!.ToJsonString(), Is.EqualTo("""{"id":"U2","username":"egon","name":"egon","team_id":"T0FAKETEAM"}"""));
            Assert.That(payload["team"]!.ToJsonString(), Is.EqualTo("""{"id":"T2","domain":"fake-team"}"""));
        });
    }

    [Test]
    public async Task An_event_without_acknowledgement_comes_again_at_3_seconds_1_minute_and_5_minutes()
    {
        var delivery = await app.Transport.SendEventAsync(new { type = "app_mention" });
        var first = await app.ReceiveAsync();
        Advance(3);
        var second = await app.ReceiveAsync();
        Advance(3);
        Advance(60);
        var third = await app.ReceiveAsync();
        Advance(3 + (5 * 60));
        var fourth = await app.ReceiveAsync();
        Advance(3);
        await delivery.Completed.Soon();
        Assert.Multiple(() =>
        {
            Assert.That(
                new[] { first, second, third, fourth }.Select(r => (r.RetryNumber, r.RetryReason)),
                Is.EqualTo(new (int?, string?)[] { (null, null), (1, timeout), (2, timeout), (3, timeout) }));
            Assert.That(
                new[] { first, second, third, fourth }.Select(r => (string?)r.Payload["event_id"]),
                Is.All.EqualTo(delivery.Id));
            Assert.That(
                delivery.Attempts.Select(a => (a.Number, a.RetryReason, a.Failure, (a.SentAt - delivery.Attempts[0].SentAt).TotalSeconds)),
                Is.EqualTo(new (int, string?, string?, double)[] { (0, null, timeout, 0), (1, timeout, timeout, 3), (2, timeout, timeout, 66), (3, timeout, timeout, 369) }));
            Assert.That(() => delivery.Acknowledged, Throws.InstanceOf<FakeDeliveryException>().With.Message.EqualTo(
                $"The app has not acknowledged event 'app_mention': {timeout} at attempt 3"));
            Assert.That(delivery.IsAcknowledged, Is.False);
        });
    }

    [Test]
    public async Task A_repeated_event_that_is_acknowledged_does_not_come_again()
    {
        var delivery = await app.Transport.SendEventAsync(new { type = "app_mention" });
        await app.ReceiveAsync();
        Advance(3);
        await (await app.ReceiveAsync()).AcknowledgeAsync(null);
        var attempt = await delivery.Acknowledged.Soon();
        Assert.That((attempt.Number, delivery.Attempts.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task An_interaction_is_not_repeated()
    {
        var delivery = await app.Transport.SendInteractionAsync(new { type = "view_submission", view = new { id = "V1" } });
        await app.ReceiveAsync();
        Advance(3);
        await delivery.Completed.Soon();
        Assert.Multiple(() =>
        {
            Assert.That(delivery.Attempts.Single().Failure, Is.EqualTo(timeout));
            Assert.That(() => delivery.Acknowledged, Throws.InstanceOf<FakeDeliveryException>());
        });
    }

    [Test]
    public void A_payload_without_a_type_is_a_mistake() => Assert.Multiple(() =>
    {
        Assert.That(() => app.Transport.SendEventAsync(new { user = "U1" }), Throws.ArgumentException);
        Assert.That(() => app.Transport.SendInteractionAsync("[]"), Throws.ArgumentException);
        Assert.That(() => app.Transport.SendEventAsync("""{"type":"event_callback"}"""), Throws.ArgumentException);
        Assert.That(Slack.Deliveries, Is.Empty);
    });

    [Test]
    public async Task Clear_gives_up_on_pending_deliveries()
    {
        var delivery = await app.Transport.SendEventAsync(new { type = "app_mention" });
        await app.ReceiveAsync();
        Slack.Clear();
        await delivery.Completed.Soon();
        Assert.Multiple(() =>
        {
            Assert.That(delivery.IsAcknowledged, Is.False);
            Assert.That(Slack.Deliveries, Is.Empty);
        });
        var later = await app.Transport.SendEventAsync(new { type = "app_mention" });
        await (await app.ReceiveAsync()).AcknowledgeAsync(null);
        await later.Acknowledged.Soon();
    }

    [TestCase(1.0, 0)]
    [TestCase(0.5, 32)]
    public async Task A_clock_that_goes_on_while_a_wait_begins_does_not_make_the_next_attempt_late(double share, double rest)
    {
        var clock = new JumpingClock(TimeSpan.FromSeconds(60), share);
        await using var slack = await FakeSlack.StartAsync(o => (o.TimeProvider, o.RetryDelays) = (clock, [TimeSpan.FromMinutes(1)]));
        await using var other = await AppSide.StartAsync(slack, transport);
        await other.Transport.SendEventAsync(new { type = "message" });
        await other.ReceiveAsync();
        clock.Advance(TimeSpan.FromSeconds(3));
        await clock.Jumped.Soon();
        clock.Advance(TimeSpan.FromSeconds(rest));
        Assert.That((await other.ReceiveAsync()).RetryNumber, Is.EqualTo(1));
    }

    [Test]
    public async Task Disposal_gives_up_on_pending_deliveries()
    {
        var delivery = await app.Transport.SendEventAsync(new { type = "app_mention" });
        await app.ReceiveAsync();
        await Slack.DisposeAsync();
        await delivery.Completed.Soon();
        Assert.That(delivery.IsAcknowledged, Is.False);
    }
}
