namespace SlackGen.Testing.Tests;

public sealed class HistoryTests : MessageTests
{
    [Test]
    public async Task Pages_add_up_to_the_history_while_messages_come_and_go()
    {
        var sent = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            sent.Add(await PostAsync($"{i}"));
        }

        var first = await SucceedAsync("conversations.history", new { channel = Lab, limit = 2 });
        var cursor = (string?)first["response_metadata"]!["next_cursor"];
        await PostAsync("new");
        await SucceedAsync("chat.delete", new { channel = Lab, ts = sent[4] });
        var second = await SucceedAsync("conversations.history", new { channel = Lab, limit = 10, cursor });

        Assert.Multiple(() =>
        {
            Assert.That(first["messages"]!.AsArray().Select(m => (string?)m!["text"]), Is.EqualTo(new[] { "4", "3" }));
            Assert.That((bool)first["has_more"]!, Is.True);
            Assert.That(second["messages"]!.AsArray().Select(m => (string?)m!["text"]), Is.EqualTo(new[] { "2", "1", "0" }));
            Assert.That((bool)second["has_more"]!, Is.False);
            Assert.That(second["response_metadata"], Is.Null);
        });
    }

    [TestCase(false, "1")]
    [TestCase(true, "0,1,2")]
    public async Task The_range_excludes_its_ends_unless_it_is_inclusive(bool inclusive, string expected)
    {
        var oldest = await PostAsync("0");
        await PostAsync("1");
        var latest = await PostAsync("2");
        await PostAsync("3");

        var page = await SucceedAsync("conversations.history", new { channel = Lab, oldest, latest, inclusive });
        Assert.That(string.Join(",", page["messages"]!.AsArray().Select(m => (string?)m!["text"]).Reverse()), Is.EqualTo(expected));
    }

    [Test]
    public async Task The_range_takes_whole_seconds()
    {
        await PostAsync("before");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var oldest = Clock.GetUtcNow().ToUnixTimeSeconds();
        Clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync("after");

        var page = await SucceedAsync("conversations.history", new { channel = Lab, oldest = $"{oldest}" });
        Assert.That(page["messages"]!.AsArray().Select(m => (string?)m!["text"]), Is.EqualTo(new[] { "after" }));
    }

    [Test]
    public async Task One_message_is_read_by_its_timestamp()
    {
        var ts = await PostAsync("0");
        await PostAsync("1");

        var page = await SucceedAsync("conversations.history", new { channel = Lab, latest = ts, inclusive = true, limit = 1 });
        Assert.That((string?)page["messages"]![0]!["ts"], Is.EqualTo(ts));
    }

    [Test]
    public async Task A_bot_reads_only_where_it_is_a_member()
    {
        Assert.That(await FailAsync("conversations.history", new { channel = Hall }), Is.EqualTo("not_in_channel"));
        Assert.That(await FailAsync("conversations.history", new { channel = Vault }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("conversations.history", new { channel = "C0NOWHERE" }), Is.EqualTo("channel_not_found"));
    }

    [Test]
    public async Task A_person_reads_every_public_channel()
    {
        Assert.That(await HistoryAsync(Hall, TokenOf("U3")), Is.Empty);
        Assert.That(await FailAsync("conversations.history", new { channel = Vault }, TokenOf("U3")), Is.EqualTo("channel_not_found"));
    }

    [Test]
    public async Task Mistakes_in_arguments_have_their_codes()
    {
        Assert.That(await FailAsync("conversations.history", new { channel = Lab, oldest = "yesterday" }), Is.EqualTo("invalid_ts_oldest"));
        Assert.That(await FailAsync("conversations.history", new { channel = Lab, latest = "today" }), Is.EqualTo("invalid_ts_latest"));
        Assert.That(await FailAsync("conversations.history", new { channel = Lab, cursor = "bm9uc2Vuc2U=" }), Is.EqualTo("invalid_cursor"));
    }

    [Test]
    public async Task Metadata_comes_with_its_payload_on_request()
    {
        await SucceedAsync("chat.postMessage", new { channel = Lab, text = "Hello", metadata = new { event_type = "task", event_payload = new { id = 7 } } });

        var plain = await SucceedAsync("conversations.history", new { channel = Lab });
        var whole = await SucceedAsync("conversations.history", new { channel = Lab, include_all_metadata = true });
        Assert.That(Text(plain["messages"]![0]!["metadata"]), Is.EqualTo("""{"event_type":"task"}"""));
        Assert.That(Text(whole["messages"]![0]!["metadata"]), Is.EqualTo("""{"event_type":"task","event_payload":{"id":7}}"""));
    }
}
