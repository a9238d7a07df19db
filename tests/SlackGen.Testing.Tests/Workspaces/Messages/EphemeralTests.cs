namespace SlackGen.Testing.Tests;

public sealed class EphemeralTests : MessageTests
{
    [Test]
    public async Task Only_the_user_sees_it_and_no_event_is_raised()
    {
        var before = Raised("message").Count;
        var response = await SucceedAsync("chat.postEphemeral", new { channel = Lab, user = "U2", text = "psst" });

        var seen = Workspace.State.Ephemerals.Of(Lab, "U2");
        Assert.Multiple(() =>
        {
            Assert.That(seen.Select(m => m.Ts), Is.EqualTo(new[] { (string?)response["message_ts"] }));
            Assert.That(seen[0].Blocks, Is.Not.Null);
            Assert.That(Workspace.State.Ephemerals.Of(Lab, Person), Is.Empty);
            Assert.That(Raised("message"), Has.Count.EqualTo(before));
        });
        Assert.That(await HistoryAsync(), Is.Empty);
    }

    [Test]
    public async Task It_cannot_be_changed_or_deleted_by_methods()
    {
        var ts = (string?)(await SucceedAsync("chat.postEphemeral", new { channel = Lab, user = "U2", text = "psst" }))["message_ts"];

        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts, text = "x" }), Is.EqualTo("message_not_found"));
        Assert.That(await FailAsync("chat.delete", new { channel = Lab, ts }), Is.EqualTo("message_not_found"));
    }

    [Test]
    public async Task It_can_be_changed_and_removed_in_the_workspace()
    {
        var ts = (string)(await SucceedAsync("chat.postEphemeral", new { channel = Lab, user = "U2", text = "psst" }))["message_ts"]!;
        var (state, before) = (Workspace.State, Raised("message").Count);
        lock (state.Gate)
        {
            var message = state.Ephemerals.Find(Lab, ts)!;
            MessagePosting.Update(state, state.Channels[Lab], message, MessageContent.Read(new() { ["text"] = "changed" }), null);
            Assert.That(state.Ephemerals.Of(Lab, "U2")[0].Text, Is.EqualTo("changed"));
            MessagePosting.Delete(state, state.Channels[Lab], message);
            Assert.That(state.TakeRaised(), Is.Empty);
        }

        Assert.That(state.Ephemerals.Of(Lab, "U2"), Is.Empty);
        Assert.That(Raised("message"), Has.Count.EqualTo(before));
    }

    [Test]
    public async Task A_user_keeps_the_newest_ones()
    {
        for (var i = 0; i <= EphemeralMessages.MaxPerUser; i++)
        {
            await SucceedAsync("chat.postEphemeral", new { channel = Lab, user = "U2", text = $"{i}" });
        }

        var seen = Workspace.State.Ephemerals.Of(Lab, "U2");
        Assert.That(seen, Has.Count.EqualTo(EphemeralMessages.MaxPerUser));
        Assert.That(seen[0].Text, Is.EqualTo("1"));
    }

    [Test]
    public async Task Refusals_have_their_codes()
    {
        Assert.That(await FailAsync("chat.postEphemeral", new { channel = Lab, user = "U3", text = "x" }), Is.EqualTo("user_not_in_channel"));
        Assert.That(await FailAsync("chat.postEphemeral", new { channel = Lab, user = "U0NOBODY", text = "x" }), Is.EqualTo("user_not_in_channel"));
        Assert.That(await FailAsync("chat.postEphemeral", new { channel = "C0NOWHERE", user = "U2", text = "x" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("chat.postEphemeral", new { channel = Hall, user = "U2", text = "x" }, TokenOf("U3")), Is.EqualTo("not_in_channel"));
        Assert.That(await FailAsync("chat.postEphemeral", new { channel = Lab, user = "U2" }), Is.EqualTo("no_text"));
        Assert.That(await FailAsync("chat.postEphemeral", new { channel = Lab, user = "U2", text = new string('a', 40_001) }), Is.EqualTo("msg_too_long"));
        Assert.That(await FailAsync("chat.postEphemeral", new { channel = Lab, user = "U2", text = "x", thread_ts = "1.000001" }), Is.EqualTo("cannot_reply_to_message"));
        var attachments = new[] { new { blocks = new[] { new { type = "divider" } } } };
        Assert.That(await FailAsync("chat.postEphemeral", new { channel = Lab, user = "U2", text = "x", attachments }), Is.EqualTo("invalid_attachments"));
        Archive(Lab);
        Assert.That(await FailAsync("chat.postEphemeral", new { channel = Lab, user = "U2", text = "x" }), Is.EqualTo("is_archived"));
    }
}
