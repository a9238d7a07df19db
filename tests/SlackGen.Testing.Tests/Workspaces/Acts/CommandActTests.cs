namespace SlackGen.Testing.Tests;

public sealed class CommandActTests : ActTests
{
    [Test]
    public async Task A_command_carries_the_person_the_channel_and_the_text()
    {
        var outcome = await Person.RunAsync("/deploy  4.12 now", "#deploys");

        Assert.Multiple(() =>
        {
            Assert.That((string?)App.Last["command"], Is.EqualTo("/deploy"));
            Assert.That((string?)App.Last["text"], Is.EqualTo("4.12 now"));
            Assert.That((string?)App.Last["user_id"], Is.EqualTo("U0FAKEUSER"));
            Assert.That((string?)App.Last["user_name"], Is.EqualTo("spengler"));
            Assert.That((string?)App.Last["channel_id"], Is.EqualTo("C2"));
            Assert.That((string?)App.Last["channel_name"], Is.EqualTo("deploys"));
            Assert.That(outcome.Replies, Is.Empty);
            Assert.That(outcome.Warning, Is.Null);
            Assert.That(outcome.Delivery!.IsAcknowledged, Is.True);
        });
    }

    [Test]
    public async Task A_private_channel_has_no_name_in_a_command()
    {
        await Person.RunAsync("/deploy", "C3");

        Assert.That((string?)App.Last["channel_name"], Is.EqualTo("privategroup"));
    }

    [Test]
    public async Task A_reply_is_seen_by_the_person_alone()
    {
        App.Reply(new { text = "production runs 4.11.0" });

        var outcome = await Person.RunAsync("/deploy status", "C2");

        Assert.That(outcome.Replies.Single().Text, Is.EqualTo("production runs 4.11.0"));
        Assert.That(outcome.Replies.Single().IsEphemeral, Is.True);
        Assert.That(Person.See("C2").Select(m => m.Ts), Does.Contain(outcome.Replies[0].Ts));
        Assert.That(Workspace.User("U2").See("C2").Select(m => m.Ts), Does.Not.Contain(outcome.Replies[0].Ts));
    }

    [Test]
    public async Task A_reply_in_channel_is_seen_by_all()
    {
        App.Reply(new { text = "4.12.0 is live", response_type = "in_channel" });

        var outcome = await Person.RunAsync("/deploy 4.12.0", "C2");

        Assert.That(outcome.Replies.Single().IsEphemeral, Is.False);
        Assert.That(Workspace.User("U2").See("C2").Select(m => m.Text), Does.Contain("4.12.0 is live"));
    }

    [Test]
    public async Task A_reply_above_the_limits_is_a_warning()
    {
        App.Reply(new { text = new string('x', 40_001) });

        var outcome = await Person.RunAsync("/deploy");

        Assert.That(outcome.Warning, Does.StartWith("/deploy failed with the error \"msg_too_long"));
        Assert.That(outcome.Replies, Is.Empty);
    }

    [Test]
    public async Task A_reply_with_wrong_blocks_is_a_warning()
    {
        App.Reply(new { text = "x", blocks = new[] { new { type = "section" } } });

        Assert.That((await Person.RunAsync("/deploy")).Warning, Does.Contain("invalid_blocks"));
    }

    [TestCase("""{"text":4}""", "text is not text")]
    [TestCase("""{"text":"x","parse":true}""", "parse is not text")]
    [TestCase("""{"text":"x","markdown_text":1}""", "markdown_text is not text")]
    [TestCase("""{"text":"x","blocks":[null]}""", "invalid_blocks")]
    [TestCase("""{"text":"x","attachments":[{"color":1}]}""", "invalid_attachments")]
    [TestCase("""{"text":"x","response_type":1}""", "response_type is not text")]
    [TestCase("""{"text":"x","blocks":{}}""", "invalid_blocks")]
    public async Task A_reply_of_another_form_is_a_warning(string reply, string expected)
    {
        App.Reply(reply);

        var outcome = await Person.RunAsync("/deploy");
        Assert.That(outcome.Warning, Does.Contain(expected));
        Assert.That(outcome.Replies, Is.Empty);
    }

    [TestCase("attachments", 101, "too_many_attachments")]
    [TestCase("blocks", 51, "invalid_blocks: there are more than 50 blocks")]
    public async Task A_reply_with_too_many_parts_is_a_warning(string parts, int count, string expected)
    {
        object part = parts == "blocks" ? new { type = "divider" } : new { text = "x" };
        App.Reply(new Dictionary<string, object> { [parts] = Enumerable.Repeat(part, count) });

        Assert.That((await Person.RunAsync("/deploy")).Warning, Does.Contain(expected));
    }

    [TestCase(500, "http_service_error")]
    [TestCase(503, "http_service_error")]
    [TestCase(400, "http_client_error")]
    [TestCase(404, "http_client_error")]
    public async Task An_app_that_fails_is_a_warning(int status, string code)
    {
        App.Status = status;

        Assert.That((await Person.RunAsync("/deploy")).Warning, Is.EqualTo($"/deploy failed with the error \"{code}\""));
    }

    [Test]
    public async Task A_command_that_begins_a_direct_message_publishes_it()
    {
        var newcomer = Workspace.AddUser("newcomer");

        await newcomer.RunAsync("/deploy", "@stantz");

        var command = App.Received.Single(r => r.ContainsKey("command"));
        Assert.That(Raised("im_created").Select(e => (string?)e["channel"]!["id"]), Is.EqualTo(new[] { (string?)command["channel_id"] }));
        Assert.That((string?)command["channel_name"], Is.EqualTo("directmessage"));
    }

    [Test]
    public async Task An_app_that_does_not_respond_in_3_seconds_is_a_warning()
    {
        var arrived = new TaskCompletionSource();
        App.Handle = async _ =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite);
            return null;
        };

        var running = Person.RunAsync("/deploy");
        await arrived.Task.Soon();
        Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.That((await running.Soon()).Warning, Is.EqualTo("/deploy failed with the error \"operation_timeout\""));
    }

    [Test]
    public async Task Without_an_app_the_warning_says_so()
    {
        await using var lonely = await FakeSlack.StartAsync(o => o.Workspace = Workspace.Sample());

        var outcome = await lonely.Workspace!.User("U2").RunAsync("/deploy");

        Assert.That(outcome.Warning, Does.Contain("dispatch_failed").And.Contain("request URL").And.Not.Contain("DeliverTo"));
        Assert.That(outcome.Delivery, Is.Null);
    }

    [TestCase("deploy")]
    [TestCase("/")]
    [TestCase("")]
    public void What_begins_with_no_slash_is_no_command(string line) => Assert.That(() => Person.RunAsync(line), Throws.ArgumentException);

    [Test]
    public void A_channel_that_the_person_does_not_see_is_an_error_with_those_that_there_are() =>
        Assert.That(() => Workspace.User("U1").RunAsync("/deploy", "containment"), Throws.ArgumentException.With.Message.Contains("#random (C1)"));

    [Test]
    public async Task A_modal_that_the_handler_opens_is_what_the_person_sees()
    {
        var view = await OpenAsync(Modal(new { type = "plain_text_input", action_id = "reason" }));

        Assert.That(view.Title, Is.EqualTo("Deploy"));
        Assert.That(Person.Views.Single().Id, Is.EqualTo(view.Id));
        Assert.That(Workspace.User("U2").Views, Is.Empty);
    }

    [Test]
    public async Task A_modal_that_comes_after_the_acknowledgement_can_be_waited_for()
    {
        var outcome = await Person.RunAsync("/form");
        await SucceedAsync("views.open", new { trigger_id = outcome.Delivery!.TriggerId, view = Modal(new { type = "plain_text_input", action_id = "a" }) });

        Assert.That(outcome.View, Is.Null);
        Assert.That((await outcome.WaitForViewAsync()).CallbackId, Is.EqualTo("form"));
    }

    [Test]
    public async Task A_message_that_comes_after_the_acknowledgement_can_be_waited_for()
    {
        App.Reply(new { text = "On it." });
        var outcome = await Person.RunAsync("/deploy", "C2");
        var waiting = outcome.WaitForMessageAsync();
        await SucceedAsync("chat.postMessage", new { channel = "C2", text = "Done." });

        Assert.That((await waiting.Soon()).Text, Is.EqualTo("Done."));
    }

    [Test]
    public async Task A_message_that_does_not_come_is_a_timeout()
    {
        var outcome = await Person.RunAsync("/deploy");

        Assert.That(() => outcome.WaitForMessageAsync(TimeSpan.FromMilliseconds(20)), Throws.TypeOf<TimeoutException>().With.Message.Contains("@spengler has seen no new message"));
    }

    [Test]
    public async Task A_global_shortcut_carries_a_trigger()
    {
        await Person.RunShortcutAsync("incident");

        Assert.That((string?)App.Last["type"], Is.EqualTo("shortcut"));
        Assert.That((string?)App.Last["callback_id"], Is.EqualTo("incident"));
        Assert.That((string?)App.Last["trigger_id"], Is.Not.Empty);
        Assert.That((string?)App.Last["user"]!["id"], Is.EqualTo("U0FAKEUSER"));
    }

    [Test]
    public async Task A_shortcut_of_a_message_carries_the_message()
    {
        var said = (await Person.SayAsync("C2", "It is down")).Message!;
        await ArriveAsync();

        await Workspace.User("U2").RunShortcutAsync("ticket", said);

        Assert.That((string?)App.Last["type"], Is.EqualTo("message_action"));
        Assert.That((string?)App.Last["message"]!["text"], Is.EqualTo("It is down"));
        Assert.That((string?)App.Last["message_ts"], Is.EqualTo(said.Ts));
        Assert.That((string?)App.Last["channel"]!["id"], Is.EqualTo("C2"));
        Assert.That((string?)App.Last["response_url"], Is.Not.Empty);
    }
}
