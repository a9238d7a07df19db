namespace SlackGen.Testing.Tests;

public sealed class MessageEventTests : MessageTests
{
    private const string Mention = $"<@{Bot}> deploy";

    [Test]
    public async Task A_mention_of_the_bot_raises_app_mention_after_the_message()
    {
        var ts = await PostAsync("parent");
        var reply = await PostAsync(Mention, ts, FakeSlack.UserToken);

        var mention = Raised("app_mention").Single();
        Assert.Multiple(() =>
        {
            Assert.That((string?)mention["user"], Is.EqualTo(Person));
            Assert.That((string?)mention["text"], Is.EqualTo(Mention));
            Assert.That((string?)mention["channel"], Is.EqualTo(Lab));
            Assert.That((string?)mention["ts"], Is.EqualTo(reply));
            Assert.That((string?)mention["event_ts"], Is.EqualTo(reply));
            Assert.That((string?)mention["thread_ts"], Is.EqualTo(ts));
            Assert.That(mention["channel_type"], Is.Null);
            Assert.That(mention["blocks"], Is.Not.Null);
        });
        Assert.That(Workspace.Router.Published[^2].Body["type"]!.ToString(), Is.EqualTo("message"));
    }

    [TestCase("""[{"type":"section","text":{"type":"mrkdwn","text":"<@U0FAKEBOT>"}}]""")]
    [TestCase("""[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"U0FAKEBOT"}]}]}]""")]
    public async Task A_mention_in_blocks_counts(string blocks)
    {
        await SucceedAsync("chat.postMessage", new { channel = Lab, text = "fallback", blocks }, FakeSlack.UserToken);
        Assert.That(Raised("app_mention"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task No_mention_is_raised_for_the_bots_own_messages_for_others_or_where_the_bot_is_not()
    {
        await PostAsync(Mention);
        await PostAsync("<@U2> deploy", token: FakeSlack.UserToken);
        await PostAsync(Mention, token: FakeSlack.UserToken, channel: Hall);
        await SucceedAsync("chat.postMessage", new { channel = Bot, text = Mention }, FakeSlack.UserToken);

        Assert.That(Raised("app_mention"), Is.Empty);
    }

    [Test]
    public async Task Metadata_raises_its_events()
    {
        var metadata = new { event_type = "task", event_payload = new { id = 1 } };
        var ts = (string)(await SucceedAsync("chat.postMessage", new { channel = Lab, text = "text", metadata }))["ts"]!;
        await SucceedAsync("chat.update", new { channel = Lab, ts, metadata = new { event_type = "task", event_payload = new { id = 2 } } });
        await SucceedAsync("chat.update", new { channel = Lab, ts, text = "same metadata" });
        await SucceedAsync("chat.update", new { channel = Lab, ts, metadata = new { } });

        var (posted, updated, deleted) = (Raised("message_metadata_posted").Single(), Raised("message_metadata_updated").Single(), Raised("message_metadata_deleted").Single());
        Assert.Multiple(() =>
        {
            Assert.That((long)posted["metadata"]!["event_payload"]!["id"]!, Is.EqualTo(1));
            Assert.That((string?)posted["app_id"], Is.EqualTo("A0FAKEAPP"));
            Assert.That((string?)posted["channel_id"], Is.EqualTo(Lab));
            Assert.That((string?)posted["message_ts"], Is.EqualTo(ts));
            Assert.That((long)updated["metadata"]!["event_payload"]!["id"]!, Is.EqualTo(2));
            Assert.That((long)updated["previous_metadata"]!["event_payload"]!["id"]!, Is.EqualTo(1));
            Assert.That((long)deleted["previous_metadata"]!["event_payload"]!["id"]!, Is.EqualTo(2));
        });
        Assert.That((await HistoryAsync())[0]["metadata"], Is.Null);
    }

    [Test]
    public async Task Metadata_of_a_deleted_message_is_deleted()
    {
        var metadata = new { event_type = "task", event_payload = new { id = 1 } };
        var ts = (string)(await SucceedAsync("chat.postMessage", new { channel = Lab, text = "text", metadata }))["ts"]!;
        await SucceedAsync("chat.delete", new { channel = Lab, ts });

        Assert.That((string?)Raised("message_metadata_deleted").Single()["message_ts"], Is.EqualTo(ts));
    }

    [Test]
    public async Task Metadata_is_refused_with_its_codes()
    {
        Assert.That(await FailAsync("chat.postMessage", new { channel = Lab, text = "x", metadata = new { event_type = "task" } }), Is.EqualTo("invalid_metadata_format"));
        var metadata = new { event_type = "task", event_payload = new { text = new string('a', MessageMetadata.MaxLength) } };
        Assert.That(await FailAsync("chat.postMessage", new { channel = Lab, text = "x", metadata }), Is.EqualTo("metadata_too_large"));
    }
}
