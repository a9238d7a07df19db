namespace SlackGen.Testing.Tests;

public sealed class UpdateAndDeleteTests : MessageTests
{
    [Test]
    public async Task An_edit_changes_the_message_everywhere()
    {
        var ts = await PostAsync("before");
        Clock.Advance(TimeSpan.FromSeconds(5));
        var response = await SucceedAsync("chat.update", new { channel = Lab, ts, text = "after" });

        var listed = (await HistoryAsync())[0];
        Assert.Multiple(() =>
        {
            Assert.That((string?)response["text"], Is.EqualTo("after"));
            Assert.That((string?)response["ts"], Is.EqualTo(ts));
            Assert.That((string?)listed["text"], Is.EqualTo("after"));
            Assert.That((string?)listed["edited"]!["user"], Is.EqualTo(Bot));
            Assert.That((string?)listed["edited"]!["ts"], Is.EqualTo($"{Clock.GetUtcNow().ToUnixTimeSeconds()}.000000"));
            Assert.That(Text(listed["blocks"]), Does.Contain("after").And.Not.Contain("before"));
        });
    }

    [Test]
    public async Task An_edit_raises_message_changed_with_both_versions()
    {
        var ts = await PostAsync("before");
        await SucceedAsync("chat.update", new { channel = Lab, ts, text = "after" });

        var changed = Raised("message")[^1];
        Assert.Multiple(() =>
        {
            Assert.That((string?)changed["subtype"], Is.EqualTo("message_changed"));
            Assert.That((bool)changed["hidden"]!, Is.True);
            Assert.That((string?)changed["channel_type"], Is.EqualTo("channel"));
            Assert.That((string?)changed["ts"], Is.Not.EqualTo(ts));
            Assert.That((string?)changed["message"]!["text"], Is.EqualTo("after"));
            Assert.That((string?)changed["message"]!["ts"], Is.EqualTo(ts));
            Assert.That((string?)changed["previous_message"]!["text"], Is.EqualTo("before"));
        });
    }

    [Test]
    public async Task Text_takes_the_place_of_blocks_and_attachments_stay()
    {
        var blocks = new[] { new { type = "section", text = new { type = "plain_text", text = "block" } } };
        var posted = await SucceedAsync("chat.postMessage", new { channel = Lab, text = "text", blocks, attachments = new[] { new { text = "attached" } } });
        var ts = (string)posted["ts"]!;

        var kept = await SucceedAsync("chat.update", new { channel = Lab, ts, text = "more", blocks });
        Assert.That((string?)kept["message"]!["blocks"]![0]!["type"], Is.EqualTo("section"));

        var replaced = await SucceedAsync("chat.update", new { channel = Lab, ts, text = "more" });
        Assert.That((string?)replaced["message"]!["blocks"]![0]!["type"], Is.EqualTo("rich_text"));
        Assert.That((string?)replaced["message"]!["attachments"]![0]!["text"], Is.EqualTo("attached"));

        var removed = await SucceedAsync("chat.update", new { channel = Lab, ts, attachments = Array.Empty<object>() });
        Assert.That(removed["message"]!["attachments"], Is.Null);
        Assert.That((string?)removed["text"], Is.EqualTo("more"));
    }

    [Test]
    public async Task Only_the_author_edits()
    {
        var ts = await PostAsync("mine", token: FakeSlack.UserToken);

        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts, text = "yours" }), Is.EqualTo("cant_update_message"));
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts, text = "yours" }, TokenOf("U2")), Is.EqualTo("cant_update_message"));
        Assert.That((string?)(await HistoryAsync())[0]["text"], Is.EqualTo("mine"));
    }

    [Test]
    public async Task A_bot_edits_what_it_posted_under_another_name()
    {
        var posted = await SucceedAsync("chat.postMessage", new { channel = Lab, text = "before", username = "ecto1" });
        var response = await SucceedAsync("chat.update", new { channel = Lab, ts = (string)posted["ts"]!, text = "after" });

        Assert.That((string?)response["message"]!["username"], Is.EqualTo("ecto1"));
    }

    [Test]
    public async Task Edits_are_refused_with_their_codes()
    {
        var ts = await PostAsync("text");
        Assert.That(await FailAsync("chat.update", new { channel = "C0NOWHERE", ts, text = "x" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts = "1.000001", text = "x" }), Is.EqualTo("message_not_found"));
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts }), Is.EqualTo("no_text"));
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts, text = " " }), Is.EqualTo("no_text"));
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts, text = new string('a', 4_001) }), Is.EqualTo("msg_too_long"));
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts, text = "x", file_ids = new[] { "F1" } }), Is.EqualTo("unable_to_share_files"));
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts = AddNotice(), text = "x" }, TokenOf("U2")), Is.EqualTo("cant_update_message"));
        Archive(Lab);
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts, text = "x" }), Is.EqualTo("is_inactive"));
    }

    [Test]
    public async Task A_reply_can_be_broadcast_later()
    {
        var ts = await PostAsync("parent");
        var reply = await PostAsync("reply", ts);

        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts = reply, text = "new", reply_broadcast = true }), Is.EqualTo("no_dual_broadcast_content_update"));
        await SucceedAsync("chat.update", new { channel = Lab, ts = reply, reply_broadcast = true });
        Assert.That((string?)(await HistoryAsync())[0]["ts"], Is.EqualTo(reply));
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts = reply, reply_broadcast = true }), Is.EqualTo("cant_broadcast_message"));
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts, reply_broadcast = true }), Is.EqualTo("cant_broadcast_message"));
    }

    [Test]
    public async Task A_deleted_message_is_gone_and_no_longer_pinned_or_starred()
    {
        var ts = await PostAsync("text");
        await SucceedAsync("pins.add", new { channel = Lab, timestamp = ts });
        await SucceedAsync("stars.add", new { channel = Lab, timestamp = ts }, FakeSlack.UserToken);
        await SucceedAsync("chat.delete", new { channel = Lab, ts });

        var deleted = Raised("message")[^1];
        Assert.Multiple(() =>
        {
            Assert.That((string?)deleted["subtype"], Is.EqualTo("message_deleted"));
            Assert.That((string?)deleted["deleted_ts"], Is.EqualTo(ts));
            Assert.That((string?)deleted["previous_message"]!["text"], Is.EqualTo("text"));
        });
        Assert.That(await HistoryAsync(), Is.Empty);
        Assert.That((await SucceedAsync("pins.list", new { channel = Lab }))["items"]!.AsArray(), Is.Empty);
        Assert.That((await SucceedAsync("stars.list", token: FakeSlack.UserToken))["items"]!.AsArray(), Is.Empty);
        Assert.That(await FailAsync("chat.delete", new { channel = Lab, ts }), Is.EqualTo("message_not_found"));
    }

    [Test]
    public async Task Only_the_author_and_admins_delete()
    {
        var other = Workspace.User("U2").Entity;
        (other.IsAdmin, other.IsOwner) = (false, false);
        var ts = await PostAsync("mine", token: FakeSlack.UserToken);
        Assert.That(await FailAsync("chat.delete", new { channel = Lab, ts }), Is.EqualTo("cant_delete_message"));
        Assert.That(await FailAsync("chat.delete", new { channel = Lab, ts }, TokenOf("U2")), Is.EqualTo("cant_delete_message"));
        Assert.That(await FailAsync("chat.delete", new { channel = "C0NOWHERE", ts }), Is.EqualTo("channel_not_found"));

        other.IsAdmin = true;
        await SucceedAsync("chat.delete", new { channel = Lab, ts }, TokenOf("U2"));
    }
}
