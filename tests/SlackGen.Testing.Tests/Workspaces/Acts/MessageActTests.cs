using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class MessageActTests : ActTests
{
    [Test]
    public async Task What_a_person_says_is_in_the_channel_and_reaches_the_app()
    {
        var outcome = await Person.SayAsync("#deploys", "It is Friday");
        await ArriveAsync();

        Assert.Multiple(() =>
        {
            Assert.That(Workspace.Channel("C2").Messages[^1].Text, Is.EqualTo("It is Friday"));
            Assert.That(outcome.Message!.UserId, Is.EqualTo("U0FAKEUSER"));
            Assert.That(outcome.Delivery!.Type, Is.EqualTo("message"));
            Assert.That((string?)App.Last["text"], Is.EqualTo("It is Friday"));
            Assert.That((string?)App.Last["channel_type"], Is.EqualTo("channel"));
            Assert.That((string?)App.Last["client_msg_id"], Is.Not.Empty);
        });
    }

    [Test]
    public async Task A_mention_reaches_the_app_after_its_message()
    {
        var outcome = await Person.SayAsync("C2", "@fake_bot what is live in #deploys?");
        await ArriveAsync();

        Assert.That(outcome.Message!.Text, Is.EqualTo("<@U0FAKEBOT> what is live in <#C2>?"));
        Assert.That(outcome.Deliveries.Select(d => d.Type), Is.EqualTo(new[] { "message", "app_mention" }));

        // Requests on two connections can overtake each other, as those of Slack can.
        Assert.That(App.Received.Select(r => (string?)r["type"]), Is.EquivalentTo(new[] { "message", "app_mention" }));
    }

    [Test]
    public async Task A_reply_is_in_its_thread()
    {
        var parent = (await Person.SayAsync("C2", "It is down")).Message!;

        var reply = (await Workspace.User("U2").SayAsync("C2", "It is up", parent.Ts)).Message!;

        Assert.That(reply.ThreadTs, Is.EqualTo(parent.Ts));
        Assert.That(() => Person.SayAsync("C2", "x", "1.2"), Throws.ArgumentException);
    }

    [Test]
    public async Task A_direct_message_with_the_bot_is_made_at_the_first_word()
    {
        await Workspace.User("U1").SayAsync("@fake_bot", "psst");
        await ArriveAsync();

        Assert.That((string?)App.Received.Last(r => (string?)r["type"] == "message")["channel_type"], Is.EqualTo("im"));
        Assert.That(Workspace.User("U1").See("@fake_bot").Single().Text, Is.EqualTo("psst"));
    }

    [Test]
    public async Task Looking_at_a_direct_message_begins_none()
    {
        var newcomer = Workspace.AddUser("newcomer");
        var before = Workspace.Channels.Count;

        Assert.That(newcomer.See("@stantz"), Is.Empty);
        Assert.That(() => newcomer.See("@nobody"), Throws.ArgumentException);
        Assert.That(() => newcomer.InviteAsync("@stantz", "U3"), Throws.ArgumentException);

        await ArriveAsync();
        Assert.That(Workspace.Channels, Has.Count.EqualTo(before));
        Assert.That(Raised("im_created"), Is.Empty);
    }

    [Test]
    public async Task A_channel_that_the_person_does_not_see_is_plain_text()
    {
        Workspace.AddChannel("secret", ["U2"], WorkspaceChannelKind.Private, "C0SECRET");

        Assert.That((await Person.SayAsync("C2", "#secret https://x.example.com/#deploys")).Message!.Text, Is.EqualTo("#secret <https://x.example.com/#deploys>"));
        Assert.That((await Workspace.User("U2").SayAsync("C2", "#secret")).Message!.Text, Is.EqualTo("<#C0SECRET>"));
    }

    [TestCase("https://x.example.com/a?b=c#deploys.", "<https://x.example.com/a?b=c#deploys>.")]
    [TestCase("see http://x.example.com, @stantz in #deploys", "see <http://x.example.com>, <@U2|stantz> in <#C2|deploys>")]
    [TestCase("<https://x.example.com|x> #nowhere", "<https://x.example.com|x> #nowhere")]
    public void A_command_escapes_links_users_and_channels(string typed, string expected)
    {
        lock (Workspace.State.Gate)
        {
            Assert.That(PersonText.ToCommandText(Workspace.State, Person.Entity, typed), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Who_is_not_a_member_cannot_write() =>
        Assert.That(() => Workspace.User("U1").SayAsync("C2", "x"), Throws.InvalidOperationException.With.Message.Contains("JoinAsync"));

    [Test]
    public async Task An_archived_channel_takes_nothing()
    {
        await SucceedAsync("conversations.archive", new { channel = "C2" });

        Assert.That(() => Person.SayAsync("C2", "x"), Throws.InvalidOperationException.With.Message.Contains("#deploys is archived"));
    }

    [Test]
    public async Task A_person_edits_and_deletes_only_messages_of_their_own()
    {
        var said = (await Person.SayAsync("C2", "It is Thursday")).Message!;

        var edited = await Person.EditAsync(said, "It is Friday");
        Assert.That(edited.Message!.Text, Is.EqualTo("It is Friday"));
        Assert.That(() => Workspace.User("U2").EditAsync(said, "x"), Throws.InvalidOperationException);
        Assert.That(() => Workspace.User("U2").DeleteAsync(said), Throws.InvalidOperationException);
        await Person.DeleteAsync(said);

        Assert.That(Workspace.Channel("C2").Messages.Select(m => m.Ts), Does.Not.Contain(said.Ts));
        await ArriveAsync();
        Assert.That(App.Received.Select(r => (string?)r["subtype"]), Is.EquivalentTo(new[] { null, "message_changed", "message_deleted" }));
    }

    [Test]
    public async Task A_reaction_is_added_and_removed()
    {
        var said = (await Person.SayAsync("C2", "It is up")).Message!;

        var added = await Workspace.User("U2").ReactAsync(said, ":thumbsup:");
        Assert.That(added.Delivery!.Type, Is.EqualTo("reaction_added"));
        Assert.That(() => Workspace.User("U2").ReactAsync(said, "thumbsup"), Throws.InvalidOperationException.With.Message.Contains("already_reacted"));
        var removed = await Workspace.User("U2").UnreactAsync(said, "thumbsup");

        Assert.That(removed.Delivery!.Type, Is.EqualTo("reaction_removed"));
    }

    [Test]
    public async Task A_person_joins_leaves_and_invites()
    {
        var winston = Workspace.User("U1");
        await winston.JoinAsync("#deploys");
        Assert.That(Workspace.Channel("C2").Members, Does.Contain("U1"));
        await winston.LeaveAsync("C2");
        Assert.That(Workspace.Channel("C2").Members, Does.Not.Contain("U1"));
        await Person.InviteAsync("C2", "@venkman");

        Assert.That(Workspace.Channel("C2").Members, Does.Contain("U1"));
        Assert.That(() => Person.InviteAsync("C2", "U1"), Throws.InvalidOperationException.With.Message.Contains("already_in_channel"));
    }

    [Test]
    public async Task An_upload_is_shared_with_its_comment()
    {
        var outcome = await Person.UploadAsync("C2", "report.txt", Encoding.UTF8.GetBytes("All is well."), "The report");

        Assert.That(outcome.Message!.Text, Is.EqualTo("The report"));
        Assert.That((string?)outcome.Message.Json["files"]![0]!["name"], Is.EqualTo("report.txt"));
        Assert.That(outcome.Deliveries.Select(d => d.Type), Does.Contain("message"));
    }

    [Test]
    public async Task A_function_runs_until_the_app_completes_it()
    {
        var outcome = await Person.RunFunctionAsync("is_live", new { release = "4.11.0" });
        await ArriveAsync();
        var executed = App.Of("function_executed").Single();
        await SucceedAsync("functions.completeSuccess", new { function_execution_id = (string?)executed["function_execution_id"], outputs = new { live = true } });

        var result = await outcome.WaitForFunctionAsync();

        Assert.That((string?)executed["inputs"]!["release"], Is.EqualTo("4.11.0"));
        Assert.That((string?)executed["function"]!["callback_id"], Is.EqualTo("is_live"));
        Assert.That((bool?)result.Outputs!["live"], Is.True);
    }

    [Test]
    public async Task A_function_that_fails_has_the_error_of_the_app()
    {
        var outcome = await Person.RunFunctionAsync("is_live");
        await ArriveAsync();
        await SucceedAsync("functions.completeError", new { function_execution_id = (string?)App.Last["function_execution_id"], error = "There is no release." });

        Assert.That(await outcome.WaitForFunctionAsync(), Is.EqualTo(new FunctionOutcome(null, "There is no release.")));
    }

    [Test]
    public void People_of_a_workspace_without_a_fake_do_not_act() =>
        Assert.That(() => Workspace.Sample().User("U1").RunAsync("/deploy"), Throws.InvalidOperationException.With.Message.Contains("FakeSlackOptions.Workspace"));
}
