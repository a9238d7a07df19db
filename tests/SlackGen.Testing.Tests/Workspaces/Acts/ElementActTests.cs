using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class ElementActTests : ActTests
{
    private static object Text(string text) => new { type = "plain_text", text };

    private static readonly object[] Options = [Option("a"), Option("b")];

    public static IEnumerable<TestCaseData> Choices()
    {
        yield return Case(new { type = "static_select", action_id = "x", options = Options }, ["b"], "selected_option", "b");
        yield return Case(new { type = "static_select", action_id = "x", options = Options }, ["B"], "selected_option", "b");
        yield return Case(new { type = "radio_buttons", action_id = "x", options = Options }, ["a"], "selected_option", "a");
        yield return Case(new { type = "overflow", action_id = "x", options = Options }, ["b"], "selected_option", "b");
        yield return Case(new { type = "checkboxes", action_id = "x", options = Options }, ["a", "b"], "selected_options", "a,b");
        yield return Case(new { type = "multi_static_select", action_id = "x", options = Options }, ["a"], "selected_options", "a");
        yield return Case(new { type = "users_select", action_id = "x" }, ["@stantz"], "selected_user", "U2");
        yield return Case(new { type = "multi_users_select", action_id = "x" }, ["U1", "stantz"], "selected_users", "U1,U2");
        yield return Case(new { type = "channels_select", action_id = "x" }, ["#random"], "selected_channel", "C1");
        yield return Case(new { type = "conversations_select", action_id = "x" }, ["C3"], "selected_conversation", "C3");
        yield return Case(new { type = "multi_conversations_select", action_id = "x" }, ["C3", "random"], "selected_conversations", "C3,C1");
        yield return Case(new { type = "datepicker", action_id = "x" }, ["2026-08-20"], "selected_date", "2026-08-20");
        yield return Case(new { type = "timepicker", action_id = "x" }, ["09:30"], "selected_time", "09:30");
        yield return Case(new { type = "datetimepicker", action_id = "x" }, ["2026-02-02T09:00Z"], "selected_date_time", "1770022800");
        yield return Case(new { type = "datetimepicker", action_id = "x" }, ["1770022800"], "selected_date_time", "1770022800");
        yield return Case(
            new { type = "feedback_buttons", action_id = "x", positive_button = new { text = Text("Good"), value = "good" }, negative_button = new { text = Text("Bad"), value = "bad" } },
            ["Bad"],
            "value",
            "bad");

        static TestCaseData Case(object element, string[] values, string field, string expected) =>
            new TestCaseData(element, values, field, expected).SetArgDisplayNames((string)StubResponse.ToJson(element)!["type"]!, string.Join(',', values));
    }

    [TestCaseSource(nameof(Choices))]
    public async Task A_choice_arrives_as_Slack_sends_it(object element, string[] values, string field, string expected)
    {
        var isFeedback = (string?)StubResponse.ToJson(element)!["type"] == "feedback_buttons";
        var message = isFeedback ? await PostBlockAsync("context_actions", element) : await PostAsync(element);

        await Person.SelectAsync(message, "x", values);

        var action = App.Of("block_actions").Single()["actions"]![0]!;
        Assert.That(Flatten(action[field]), Is.EqualTo(expected));
        Assert.That((string?)action["action_id"], Is.EqualTo("x"));
        Assert.That((string?)action["action_ts"], Is.Not.Empty);
    }

    [Test]
    public async Task A_click_carries_what_Slack_sends()
    {
        var message = await PostAsync(new { type = "button", action_id = "back", text = Text("Back"), value = "4.11.0", style = "danger" });

        var outcome = await Person.ClickAsync(message, "back");

        var payload = App.Of("block_actions").Single();
        Assert.Multiple(() =>
        {
            Assert.That((string?)payload["actions"]![0]!["value"], Is.EqualTo("4.11.0"));
            Assert.That((string?)payload["actions"]![0]!["block_id"], Is.EqualTo("b"));
            Assert.That((string?)payload["container"]!["message_ts"], Is.EqualTo(message.Ts));
            Assert.That((string?)payload["container"]!["channel_id"], Is.EqualTo("C2"));
            Assert.That((bool?)payload["container"]!["is_ephemeral"], Is.False);
            Assert.That((string?)payload["message"]!["text"], Is.EqualTo("4.12.0 is live"));
            Assert.That((string?)payload["channel"]!["name"], Is.EqualTo("deploys"));
            Assert.That((string?)payload["user"]!["username"], Is.EqualTo("spengler"));
            Assert.That((string?)payload["trigger_id"], Is.Not.Empty);
            Assert.That((string?)payload["response_url"], Does.StartWith("http://127.0.0.1"));
            Assert.That(payload["state"]!["values"], Is.Not.Null);
            Assert.That(outcome.Warning, Is.Null);
        });
    }

    [Test]
    public async Task What_was_chosen_before_is_in_the_state_of_a_later_click()
    {
        var message = await PostAsync(
            new { type = "static_select", action_id = "x", options = Options },
            new { type = "button", action_id = "go", text = Text("Go") });
        await Person.SelectAsync(message, "x", "b");
        await Workspace.User("U2").SelectAsync(message, "x", "a");

        await Person.ClickAsync(message, "go");

        Assert.That((string?)App.Last["state"]!["values"]!["b"]!["x"]!["selected_option"]!["value"], Is.EqualTo("b"));
    }

    [Test]
    public async Task A_button_in_an_ephemeral_reply_can_be_clicked()
    {
        App.Reply(new { text = "?", blocks = new[] { new { type = "actions", block_id = "b", elements = new[] { new { type = "button", action_id = "go", text = Text("Go") } } } } });
        var reply = (await Person.RunAsync("/deploy", "C2")).Replies.Single();

        await Person.ClickAsync(reply, "go");

        Assert.That((bool?)App.Last["container"]!["is_ephemeral"], Is.True);
        Assert.That(App.Last["message"], Is.Null);
        Assert.That(() => Workspace.User("U2").ClickAsync(reply, "go"), Throws.InvalidOperationException);
    }

    [Test]
    public async Task The_message_that_the_app_replaces_can_be_waited_for()
    {
        var message = await PostAsync(new { type = "button", action_id = "back", text = Text("Back"), value = "4.11.0" });
        var outcome = await Person.ClickAsync(message, "back");
        await SucceedAsync("chat.update", new { channel = "C2", ts = message.Ts, text = "Back to 4.11.0" });

        Assert.That((await outcome.WaitForMessageAsync()).Text, Is.EqualTo("Back to 4.11.0"));
    }

    [Test]
    public async Task A_button_that_is_not_there_is_an_error_with_those_that_are()
    {
        var message = await PostAsync(new { type = "button", action_id = "back", text = Text("Back") });

        Assert.That(() => Person.ClickAsync(message, "bakc"), Throws.ArgumentException.With.Message.Contains("b.back (button)"));
    }

    [Test]
    public async Task A_message_that_was_deleted_has_no_buttons()
    {
        var message = await PostAsync(new { type = "button", action_id = "back", text = Text("Back") });
        await SucceedAsync("chat.delete", new { channel = "C2", ts = message.Ts });

        Assert.That(() => Person.ClickAsync(message, "back"), Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_message_in_a_channel_that_the_person_does_not_see_has_no_buttons()
    {
        var posted = await PostAsync(new { type = "button", action_id = "back", text = Text("Back") });
        var elsewhere = new WorkspaceMessage("C3", posted.Json, isEphemeral: false);

        Assert.That(() => Workspace.User("U1").ClickAsync(elsewhere, "back"), Throws.ArgumentException);
    }

    [TestCase("static_select", "c", "does not offer 'c'. It offers a, b")]
    [TestCase("datepicker", "20.8.2026", "takes a date")]
    [TestCase("timepicker", "9 o'clock", "takes a time")]
    [TestCase("users_select", "nobody", "offers no user 'nobody'")]
    [TestCase("channels_select", "containment", "offers no conversation 'containment'")]
    [TestCase("overflow", "c", "takes one of a, b")]
    public async Task A_choice_that_is_not_offered_is_an_error(string type, string value, string expected)
    {
        var message = type is "static_select" or "overflow"
            ? await PostAsync(new { type, action_id = "x", options = Options })
            : await PostAsync(new { type, action_id = "x" });

        Assert.That(() => Person.SelectAsync(message, "x", value), Throws.ArgumentException.With.Message.Contains(expected));
        Assert.That(App.Of("block_actions"), Is.Empty);
    }

    [Test]
    public async Task More_choices_than_the_menu_takes_are_an_error()
    {
        var message = await PostAsync(new { type = "multi_static_select", action_id = "x", options = Options, max_selected_items = 1 });

        Assert.That(() => Person.SelectAsync(message, "x", "a", "b"), Throws.ArgumentException.With.Message.Contains("at most 1"));
    }

    [Test]
    public async Task An_external_menu_asks_the_app_and_offers_what_it_sends()
    {
        var message = await PostAsync(new { type = "external_select", action_id = "x", min_query_length = 1 });
        App.Reply(new { options = Options });

        var outcome = await Person.OptionsAsync(message, "x", "4.1");

        Assert.That((string?)App.Last["value"], Is.EqualTo("4.1"));
        Assert.That((string?)App.Last["block_id"], Is.EqualTo("b"));
        Assert.That(outcome.Options, Is.EqualTo(new[] { "a", "b" }));
        App.Reply(null);
        await Person.SelectAsync(message, "x", "a");
        Assert.That(App.Of("block_suggestion"), Has.Count.EqualTo(1), "What was offered is not asked for again.");
        Assert.That((string?)App.Last["actions"]![0]!["selected_option"]!["value"], Is.EqualTo("a"));
    }

    [Test]
    public async Task Groups_of_options_have_their_labels()
    {
        var message = await PostAsync(new { type = "external_select", action_id = "x", min_query_length = 1 });
        App.Reply(new { option_groups = new[] { new { label = Text("New"), options = Options } } });

        var outcome = await Person.OptionsAsync(message, "x", "4");

        Assert.That(outcome.Choices, Is.EqualTo(new[] { new ActOption("a", "A", "New"), new ActOption("b", "B", "New") }));
    }

    [Test]
    public async Task Options_that_Slack_would_not_show_are_a_warning()
    {
        var message = await PostAsync(new { type = "external_select", action_id = "x", min_query_length = 1 });
        App.Reply(new { options = Enumerable.Range(0, 101).Select(i => Option($"{i}")).ToArray() });

        var outcome = await Person.OptionsAsync(message, "x", "4");

        Assert.That(outcome.Warning, Does.Contain("must have at most 100 elements [json-pointer:/options]"));
        Assert.That(outcome.Options, Is.Empty);
    }

    [Test]
    public async Task The_reason_of_a_menu_that_fails_is_in_the_exception()
    {
        var message = await PostAsync(new { type = "external_select", action_id = "x", min_query_length = 1 });
        App.Reply(new { options = new[] { new { value = "a" } } });
        Assert.That(() => Person.SelectAsync(message, "x", "a"), Throws.ArgumentException.With.Message.Contains("failed with the error").And.Message.Contains("missing required field: text"));

        App.Status = 500;
        Assert.That(() => Person.SelectAsync(message, "x", "a"), Throws.ArgumentException.With.Message.Contains("http_service_error"));
    }

    [Test]
    public async Task An_empty_option_is_a_warning()
    {
        var message = await PostAsync(new { type = "external_select", action_id = "x", min_query_length = 1 });
        App.Reply("""{"options":[null]}""");
        Assert.That((await Person.OptionsAsync(message, "x", "a")).Warning, Does.Contain("must not be null [json-pointer:/options/0]"));
    }

    [Test]
    public async Task An_external_menu_does_not_ask_below_its_query_length()
    {
        var message = await PostAsync(new { type = "external_select", action_id = "x" });

        Assert.That(() => Person.OptionsAsync(message, "x", "4."), Throws.ArgumentException.With.Message.Contains("after 3 characters"));
    }

    [Test]
    public async Task The_choice_of_an_external_menu_is_typed_first()
    {
        var message = await PostAsync(new { type = "external_select", action_id = "x", min_query_length = 1 });
        App.Handle = payload => Task.FromResult((string?)payload["type"] == "block_suggestion" ? StubResponse.ToJson(new { options = Options }) : null);

        await Person.SelectAsync(message, "x", "b");

        Assert.That(App.Received.Select(r => (string?)r["type"]).TakeLast(2), Is.EqualTo(new[] { "block_suggestion", "block_actions" }));
        Assert.That(() => Person.SelectAsync(message, "x", "c"), Throws.ArgumentException.With.Message.Contains("It offers a, b"));
    }

    private static string Flatten(JsonNode? value) => value switch
    {
        JsonArray items => string.Join(',', items.Select(Flatten)),
        JsonObject option => (string)option["value"]!,
        _ => value!.ToString(),
    };
}
