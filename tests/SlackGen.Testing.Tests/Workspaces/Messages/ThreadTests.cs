namespace SlackGen.Testing.Tests;

public sealed class ThreadTests : MessageTests
{
    [Test]
    public async Task A_parent_counts_its_replies_and_repliers()
    {
        var ts = await PostAsync("parent");
        await PostAsync("one", ts);
        await PostAsync("two", ts, TokenOf("U2"));
        var last = await PostAsync("three", ts, TokenOf("U2"));

        var parent = (await HistoryAsync())[0];
        Assert.Multiple(() =>
        {
            Assert.That((string?)parent["thread_ts"], Is.EqualTo(ts));
            Assert.That((int)parent["reply_count"]!, Is.EqualTo(3));
            Assert.That((int)parent["reply_users_count"]!, Is.EqualTo(2));
            Assert.That(Text(parent["reply_users"]), Is.EqualTo($"""["{Bot}","U2"]"""));
            Assert.That((string?)parent["latest_reply"], Is.EqualTo(last));
            Assert.That((bool)parent["subscribed"]!, Is.False, "the person wrote nothing in the thread");
        });
    }

    [Test]
    public async Task Replies_come_after_the_parent_and_name_its_author()
    {
        var ts = await PostAsync("parent", token: FakeSlack.UserToken);
        await PostAsync("one", ts);
        var second = await PostAsync("two", ts);

        var thread = await RepliesAsync(ts);
        Assert.Multiple(() =>
        {
            Assert.That(thread.Select(m => (string?)m["text"]), Is.EqualTo(new[] { "parent", "one", "two" }));
            Assert.That((string?)thread[1]["parent_user_id"], Is.EqualTo(Person));
            Assert.That((string?)thread[1]["thread_ts"], Is.EqualTo(ts));
            Assert.That((bool)thread[0]["subscribed"]!, Is.True);
        });
        Assert.That(await RepliesAsync(second), Has.Count.EqualTo(3), "a reply names its thread");
    }

    [Test]
    public async Task A_message_without_replies_is_a_thread_of_one()
    {
        var thread = await RepliesAsync(await PostAsync("alone"));

        Assert.That(thread, Has.Count.EqualTo(1));
        Assert.That(thread[0]["thread_ts"], Is.Null);
    }

    [Test]
    public async Task Replies_are_not_in_the_channel()
    {
        var ts = await PostAsync("parent");
        await PostAsync("reply", ts);

        Assert.That((await HistoryAsync()).Select(m => (string?)m["text"]), Is.EqualTo(new[] { "parent" }));
    }

    [Test]
    public async Task A_broadcast_reply_is_in_the_channel_with_its_root()
    {
        var ts = await PostAsync("parent");
        await SucceedAsync("chat.postMessage", new { channel = Lab, text = "reply", thread_ts = ts, reply_broadcast = true });

        var listed = (await HistoryAsync())[0];
        Assert.Multiple(() =>
        {
            Assert.That((string?)listed["subtype"], Is.EqualTo("thread_broadcast"));
            Assert.That((string?)listed["root"]!["text"], Is.EqualTo("parent"));
            Assert.That((int)listed["root"]!["reply_count"]!, Is.EqualTo(1));
        });
        Assert.That((string?)Raised("message")[^1]["subtype"], Is.EqualTo("thread_broadcast"));
        Assert.That(await RepliesAsync(ts), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_timestamp_of_a_reply_stands_for_its_thread()
    {
        var ts = await PostAsync("parent");
        var reply = await PostAsync("reply", ts);
        var nested = await SucceedAsync("chat.postMessage", new { channel = Lab, text = "nested", thread_ts = reply });

        Assert.That((string?)nested["message"]!["thread_ts"], Is.EqualTo(ts));
    }

    [Test]
    public async Task A_message_that_does_not_exist_and_a_notice_have_no_replies()
    {
        Assert.That(await FailAsync("chat.postMessage", new { channel = Lab, text = "reply", thread_ts = "1.000001" }), Is.EqualTo("cannot_reply_to_message"));
        Assert.That(await FailAsync("chat.postMessage", new { channel = Lab, text = "reply", thread_ts = AddNotice() }), Is.EqualTo("cannot_reply_to_message"));
    }

    [Test]
    public async Task A_thread_that_does_not_exist_is_not_found()
    {
        Assert.That(await FailAsync("conversations.replies", new { channel = Lab, ts = "1.000001" }), Is.EqualTo("thread_not_found"));
        Assert.That(await FailAsync("conversations.replies", new { channel = "C0NOWHERE", ts = "1.000001" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("conversations.replies", new { channel = Hall, ts = "1.000001" }), Is.EqualTo("channel_not_found"));
    }

    [Test]
    public async Task Pages_of_a_thread_add_up_to_the_thread()
    {
        var ts = await PostAsync("0");
        for (var i = 1; i < 5; i++)
        {
            await PostAsync($"{i}", ts);
        }

        var texts = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await SucceedAsync("conversations.replies", new { channel = Lab, ts, limit = 2, cursor });
            texts.AddRange(page["messages"]!.AsArray().Select(m => (string?)m!["text"]));
            cursor = (string?)page["response_metadata"]?["next_cursor"];
            Assert.That((bool)page["has_more"]!, Is.EqualTo(cursor is not null));
        }
        while (cursor is not null);

        Assert.That(texts, Is.EqualTo(new[] { "0", "1", "2", "3", "4" }));
    }

    [Test]
    public async Task The_range_selects_replies_and_keeps_the_parent()
    {
        var ts = await PostAsync("parent");
        var first = await PostAsync("one", ts);
        await PostAsync("two", ts);

        var thread = await SucceedAsync("conversations.replies", new { channel = Lab, ts, oldest = first });
        Assert.That(thread["messages"]!.AsArray().Select(m => (string?)m!["text"]), Is.EqualTo(new[] { "parent", "two" }));
    }

    [Test]
    public async Task A_parent_that_is_deleted_leaves_its_place_until_the_last_reply_is()
    {
        var ts = await PostAsync("parent");
        var reply = await PostAsync("reply", ts);
        await SucceedAsync("chat.delete", new { channel = Lab, ts });

        var tombstone = (await HistoryAsync())[0];
        Assert.Multiple(() =>
        {
            Assert.That((string?)tombstone["subtype"], Is.EqualTo("tombstone"));
            Assert.That((string?)tombstone["user"], Is.EqualTo("USLACKBOT"));
            Assert.That((int)tombstone["reply_count"]!, Is.EqualTo(1));
            Assert.That((bool)tombstone["hidden"]!, Is.True);
            Assert.That(tombstone["blocks"], Is.Null);
        });
        Assert.That((string?)Raised("message")[^1]["subtype"], Is.EqualTo("message_changed"));
        Assert.That((string?)Raised("message")[^1]["message"]!["subtype"], Is.EqualTo("tombstone"));
        Assert.That(await FailAsync("chat.delete", new { channel = Lab, ts }), Is.EqualTo("message_not_found"));
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts, text = "back" }), Is.EqualTo("message_not_found"));

        await SucceedAsync("chat.delete", new { channel = Lab, ts = reply });
        Assert.That(await HistoryAsync(), Is.Empty);
    }

    [Test]
    public async Task A_deleted_reply_no_longer_counts()
    {
        var ts = await PostAsync("parent");
        var first = await PostAsync("one", ts);
        var reply = await PostAsync("two", ts);
        await SucceedAsync("chat.delete", new { channel = Lab, ts = reply });

        var parent = (await HistoryAsync())[0];
        Assert.That((int)parent["reply_count"]!, Is.EqualTo(1));
        Assert.That((string?)parent["latest_reply"], Is.EqualTo(first));
    }

    [Test]
    public async Task A_reply_to_a_reply_belongs_to_the_thread_whoever_adds_it()
    {
        var ts = await PostAsync("parent");
        var reply = await PostAsync("reply", ts);
        Workspace.AddMessage(Lab, Person, "added", threadTs: reply);
        await Workspace.User("U2").SayAsync(Lab, "said", reply);

        Assert.That((await RepliesAsync(ts)).Select(m => (string?)m["text"]), Is.EqualTo(new[] { "parent", "reply", "added", "said" }));
        Assert.That((await RepliesAsync(ts)).Select(m => (string?)m["thread_ts"]), Has.All.EqualTo(ts));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Nobody_replies_to_a_notice()
    {
        var notice = AddNotice();
        Assert.That(() => Workspace.AddMessage(Lab, Person, "added", threadTs: notice), Throws.ArgumentException.With.Message.Contains("notice"));
        Assert.That(async () => await Workspace.User("U2").SayAsync(Lab, "said", notice), Throws.ArgumentException.With.Message.Contains("notice"));
        Assert.That(Workspace.Channel(Lab).Messages, Has.Count.EqualTo(1));
    }
}
