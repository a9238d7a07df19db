using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class ModalActTests : ActTests
{
    private static readonly object Reason = new { type = "plain_text_input", action_id = "reason", min_length = 2, max_length = 10 };

    public static IEnumerable<TestCaseData> Values()
    {
        yield return Case(new { type = "plain_text_input", action_id = "x" }, "It is Friday", """{"type":"plain_text_input","value":"It is Friday"}""");
        yield return Case(new { type = "number_input", action_id = "x", is_decimal_allowed = false }, 4, """{"type":"number_input","value":"4"}""");
        yield return Case(new { type = "email_text_input", action_id = "x" }, "egon@example.com", """{"type":"email_text_input","value":"egon@example.com"}""");
        yield return Case(new { type = "url_text_input", action_id = "x" }, "https://example.com/", """{"type":"url_text_input","value":"https://example.com/"}""");
        yield return Case(new { type = "multi_users_select", action_id = "x" }, new[] { "U1", "U2" }, """{"type":"multi_users_select","selected_users":["U1","U2"]}""");
        yield return Case(new { type = "datepicker", action_id = "x" }, "2026-08-20", """{"type":"datepicker","selected_date":"2026-08-20"}""");
        yield return Case(
            new { type = "static_select", action_id = "x", options = new[] { Option("a") } },
            "a",
            """{"type":"static_select","selected_option":{"text":{"type":"plain_text","text":"A","emoji":true},"value":"a"}}""");
        yield return Case(
            new { type = "external_select", action_id = "x" },
            new { type = "external_select", selected_option = Option("9.9.9") },
            """{"type":"external_select","selected_option":{"text":{"type":"plain_text","text":"9.9.9"},"value":"9.9.9"}}""");

        static TestCaseData Case(object element, object value, string expected) =>
            new TestCaseData(element, value, expected).SetArgDisplayNames((string)StubResponse.ToJson(element)!["type"]!);
    }

    [TestCaseSource(nameof(Values))]
    public async Task A_value_arrives_in_the_state(object element, object value, string expected)
    {
        var view = await OpenAsync(Modal(element));

        await Person.SubmitAsync(view, new Dictionary<string, object?> { ["x"] = value });

        Assert.That(JsonNode.DeepEquals(ValueOf(App.Of("view_submission").Single(), "x"), JsonNode.Parse(expected)), Is.True, App.Last.ToJsonString());
    }

    [Test]
    public async Task A_submission_closes_the_modal()
    {
        var view = await OpenAsync(Modal(Reason));

        var outcome = await Person.SubmitAsync(view, new Dictionary<string, object?> { ["reason.reason"] = "Friday" });

        Assert.Multiple(() =>
        {
            Assert.That(outcome.View, Is.Null);
            Assert.That(Person.Views, Is.Empty);
            Assert.That((string?)App.Last["view"]!["id"], Is.EqualTo(view.Id));
            Assert.That((string?)App.Last["view"]!["hash"], Is.EqualTo((string?)view.Json["hash"]));
            Assert.That((string?)App.Last["trigger_id"], Is.Not.Empty);
            Assert.That(App.Last["response_urls"]!.AsArray(), Is.Empty);
        });
    }

    [Test]
    public async Task A_required_input_without_a_value_is_refused_by_the_client()
    {
        var view = await OpenAsync(Modal(Reason, new { type = "multi_users_select", action_id = "who" }));

        var outcome = await Person.SubmitAsync(view);

        Assert.That(outcome.Errors.Keys, Is.EquivalentTo(new[] { "reason", "who" }));
        Assert.That(outcome.Delivery, Is.Null);
        Assert.That(App.Of("view_submission"), Is.Empty);
        Assert.That(outcome.View!.Id, Is.EqualTo(view.Id));
    }

    [Test]
    public async Task Errors_of_the_app_are_at_their_blocks_and_the_modal_stays_with_what_was_typed()
    {
        var view = await OpenAsync(Modal(Reason));
        App.Reply(new { response_action = "errors", errors = new { reason = "Not on a Friday." } });

        var outcome = await Person.SubmitAsync(view, new Dictionary<string, object?> { ["reason"] = "Friday" });

        Assert.That(outcome.Errors, Is.EqualTo(new Dictionary<string, string> { ["reason"] = "Not on a Friday." }));
        Assert.That((string?)outcome.View!.Json["state"]!["values"]!["reason"]!["reason"]!["value"], Is.EqualTo("Friday"));
    }

    [TestCase("""{"response_action":"errors","errors":{"nowhere":"x"}}""", "no input block 'nowhere'")]
    [TestCase("""{"response_action":"errors"}""", "no errors")]
    [TestCase("""{"response_action":"explode"}""", "no response_action 'explode'")]
    [TestCase("""{"response_action":"update"}""", "has no view")]
    [TestCase("""{"response_action":"update","view":{"type":"modal","title":{"type":"plain_text","text":"x"}}}""", "invalid_view")]
    [TestCase("""{"text":"Thanks!"}""", "has no response_action")]
    public async Task A_wrong_acknowledgement_is_a_warning_and_the_modal_stays(string reply, string expected)
    {
        var view = await OpenAsync(Modal(Reason));
        App.Reply(reply);

        var outcome = await Person.SubmitAsync(view, new Dictionary<string, object?> { ["reason"] = "Friday" });

        Assert.That(outcome.Warning, Does.Contain(expected));
        Assert.That(outcome.View!.Id, Is.EqualTo(view.Id));
    }

    [Test]
    public async Task A_modal_can_be_updated_pushed_and_cleared()
    {
        var first = await OpenAsync(Modal(Reason));
        var value = new Dictionary<string, object?> { ["reason"] = "Friday" };

        App.Reply(new { response_action = "update", view = Modal(Reason, new { type = "datepicker", action_id = "day", initial_date = "2026-08-20" }) });
        var updated = (await Person.SubmitAsync(first, value)).View!;
        App.Reply(new { response_action = "push", view = Modal(Reason) });
        var pushed = (await Person.SubmitAsync(updated, value)).View!;

        Assert.That(updated.Id, Is.EqualTo(first.Id));
        Assert.That(updated.Json["blocks"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(pushed.Id, Is.Not.EqualTo(first.Id));
        Assert.That(Person.Views.Select(v => v.Id), Is.EqualTo(new[] { first.Id, pushed.Id }));
        Assert.That(() => Person.SubmitAsync(updated, value), Throws.InvalidOperationException.With.Message.Contains("below another modal"));
        App.Reply(new { response_action = "clear" });
        Assert.That((await Person.SubmitAsync(pushed, value)).View, Is.Null);
        Assert.That(Person.Views, Is.Empty);
    }

    [Test]
    public async Task An_app_that_fails_is_a_warning_and_the_modal_stays()
    {
        var view = await OpenAsync(Modal(Reason));
        App.Status = 500;

        var outcome = await Person.SubmitAsync(view, new Dictionary<string, object?> { ["reason"] = "Friday" });

        Assert.That(outcome.Warning, Does.Contain("http_service_error"));
        Assert.That(Person.Views, Has.Count.EqualTo(1));
    }

    [TestCase("x", "at least 2")]
    [TestCase("12345678901", "at most 10")]
    public async Task A_text_that_the_input_does_not_take_is_an_error(string text, string expected)
    {
        var view = await OpenAsync(Modal(Reason));

        Assert.That(() => Person.SubmitAsync(view, new Dictionary<string, object?> { ["reason"] = text }), Throws.ArgumentException.With.Message.Contains(expected));
        Assert.That(App.Of("view_submission"), Is.Empty);
    }

    [TestCase("number_input", "four")]
    [TestCase("number_input", "4.5")]
    [TestCase("number_input", "11")]
    [TestCase("email_text_input", "egon")]
    [TestCase("url_text_input", "example")]
    public async Task A_value_of_another_kind_is_an_error(string type, string text)
    {
        var element = type == "number_input" ? (object)new { type, action_id = "x", is_decimal_allowed = false, max_value = "10" } : new { type, action_id = "x" };
        var view = await OpenAsync(Modal(element));

        Assert.That(() => Person.SubmitAsync(view, new Dictionary<string, object?> { ["x"] = text }), Throws.ArgumentException);
    }

    [Test]
    public async Task An_input_that_is_not_there_is_an_error_and_nothing_is_entered()
    {
        var view = await OpenAsync(Modal(Reason));

        Assert.That(
            () => Person.SubmitAsync(view, new Dictionary<string, object?> { ["reason"] = "Friday", ["raeson"] = "x" }),
            Throws.ArgumentException.With.Message.Contains("reason.reason (plain_text_input)"));
        Assert.That(Person.Views[0].Json["state"]!["values"]!["reason"]!["reason"]!["value"], Is.Null);
    }

    [Test]
    public async Task What_is_selected_before_the_submission_is_submitted()
    {
        var view = await OpenAsync(Modal(Reason));

        var typed = await Person.SelectAsync(view, "reason", "Friday");
        await Person.SubmitAsync(view);

        Assert.That(typed.Deliveries, Is.Empty, "An input dispatches nothing unless the app says so.");
        Assert.That((string?)ValueOf(App.Last, "reason")["value"], Is.EqualTo("Friday"));
    }

    [Test]
    public async Task An_input_that_dispatches_actions_sends_the_view()
    {
        var view = await OpenAsync(new
        {
            type = "modal",
            title = new { type = "plain_text", text = "Deploy" },
            submit = new { type = "plain_text", text = "Go" },
            blocks = new[] { new { type = "input", block_id = "reason", dispatch_action = true, label = new { type = "plain_text", text = "Reason" }, element = Reason } },
        });

        await Person.SelectAsync(view, "reason", "Friday");

        Assert.Multiple(() =>
        {
            Assert.That((string?)App.Last["type"], Is.EqualTo("block_actions"));
            Assert.That((string?)App.Last["actions"]![0]!["value"], Is.EqualTo("Friday"));
            Assert.That((string?)App.Last["container"]!["view_id"], Is.EqualTo(view.Id));
            Assert.That((string?)ValueOf(App.Last, "reason")["value"], Is.EqualTo("Friday"));
            Assert.That(App.Last["response_url"], Is.Null);
            Assert.That(App.Last["channel"], Is.Null);
        });
    }

    [Test]
    public async Task A_conversation_with_a_response_url_carries_one()
    {
        var view = await OpenAsync(Modal(new { type = "conversations_select", action_id = "where", response_url_enabled = true }));

        await Person.SubmitAsync(view, new Dictionary<string, object?> { ["where"] = "#deploys" });

        var url = App.Last["response_urls"]!.AsArray().Single()!;
        Assert.That((string?)url["channel_id"], Is.EqualTo("C2"));
        Assert.That((string?)url["action_id"], Is.EqualTo("where"));
        Assert.That((string?)url["response_url"], Does.StartWith("http://127.0.0.1"));
    }

    [Test]
    public async Task Closing_tells_the_app_that_asked_for_it()
    {
        var view = await OpenAsync(Modal(Reason));

        var outcome = await Person.CloseAsync(view);

        Assert.That((string?)App.Last["type"], Is.EqualTo("view_closed"));
        Assert.That((bool?)App.Last["is_cleared"], Is.False);
        Assert.That(App.Last["trigger_id"], Is.Null);
        Assert.That(outcome.View, Is.Null);
        Assert.That(() => Person.SubmitAsync(view), Throws.InvalidOperationException.With.Message.Contains("no modal is open"));
    }

    [Test]
    public async Task A_modal_that_clears_all_closes_those_below_it()
    {
        var first = await OpenAsync(Modal(Reason));
        var clearing = StubResponse.ToJson(Modal(Reason))!.AsObject();
        clearing["clear_on_close"] = true;
        App.Reply(new { response_action = "push", view = clearing });
        var second = (await Person.SubmitAsync(first, new Dictionary<string, object?> { ["reason"] = "Friday" })).View!;
        App.Reply(null);

        var outcome = await Person.CloseAsync(second);

        Assert.That(outcome.Deliveries, Has.Count.EqualTo(2));
        Assert.That(App.Of("view_closed").Select(v => (bool?)v["is_cleared"]), Is.All.True);
        Assert.That(Person.Views, Is.Empty);
    }

    [Test]
    public async Task A_modal_with_the_same_block_ID_twice_is_a_warning()
    {
        var first = await OpenAsync(Modal(Reason));
        App.Reply(new { response_action = "push", view = Modal(Reason, Reason) });

        var outcome = await Person.SubmitAsync(first, new Dictionary<string, object?> { ["reason"] = "Friday" });

        Assert.That(outcome.Warning, Does.Contain("two blocks with the block_id 'reason'"));
        Assert.That(outcome.View!.Id, Is.EqualTo(first.Id));
    }

    [Test]
    public async Task Without_interactivity_no_modal_is_closed()
    {
        var view = await OpenAsync(Modal(Reason));
        Slack.Workspace!.State.App.ReadManifest("display_information: {name: x}");

        Assert.That(() => Person.CloseAsync(view), Throws.InvalidOperationException.With.Message.Contains("interactivity"));
        Assert.That(Person.Views, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_file_that_is_shared_nowhere_is_submitted()
    {
        var view = await OpenAsync(Modal(new { type = "file_input", action_id = "log" }));

        var id = await Person.AddFileAsync("log.txt", "boo"u8.ToArray());
        await Person.SubmitAsync(view, new Dictionary<string, object?> { ["log"] = new { files = new[] { new { id } } } });
        await ArriveAsync();

        Assert.That(App.Of("file_created"), Is.Empty, "The bot does not see the file.");
        Assert.That((string?)ValueOf(App.Of("view_submission").Single(), "log")["files"]![0]!["id"], Is.EqualTo(id));
        Assert.That((await SucceedAsync("files.info", new { file = id }, Person.Token))["file"]!["channels"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_modal_of_another_person_cannot_be_submitted()
    {
        var view = await OpenAsync(Modal(Reason));

        Assert.That(() => Workspace.User("U2").SubmitAsync(view), Throws.InvalidOperationException);
    }

    [Test]
    public async Task The_Home_tab_is_what_the_app_publishes_and_its_buttons_click()
    {
        var outcome = await Person.OpenHomeAsync();
        await ArriveAsync();
        Assert.That(outcome.View, Is.Null);
        Assert.That((string?)App.Last["type"], Is.EqualTo("app_home_opened"));
        Assert.That((string?)App.Last["tab"], Is.EqualTo("home"));
        Assert.That((string?)App.Last["channel"], Does.StartWith("D"));
        await SucceedAsync("views.publish", new
        {
            user_id = Person.Id,
            view = new { type = "home", blocks = new object[] { new { type = "actions", block_id = "b", elements = new[] { new { type = "button", action_id = "go", text = new { type = "plain_text", text = "Go" } } } } } },
        });

        var home = await outcome.WaitForViewAsync();
        await Person.ClickAsync(home, "go");

        Assert.That((string?)App.Last["view"]!["type"], Is.EqualTo("home"));
        var again = await Person.OpenHomeAsync();
        await ArriveAsync();
        Assert.That((string?)App.Of("app_home_opened")[^1]["view"]!["id"], Is.EqualTo(home.Id));
        Assert.That(again.View!.Id, Is.EqualTo(home.Id));
        Assert.That(() => Person.CloseAsync(home), Throws.InvalidOperationException);
    }
}
