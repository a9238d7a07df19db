using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class ReactionTests : MessageTests
{
    [Test]
    public async Task A_reaction_is_on_the_message_with_its_users()
    {
        var ts = await PostAsync("text");
        await ReactAsync(ts, "tada");
        await ReactAsync(ts, "tada", FakeSlack.UserToken);
        await ReactAsync(ts, "wave::skin-tone-4", FakeSlack.UserToken);

        Assert.That(Text((await HistoryAsync())[0]["reactions"]), Is.EqualTo(
            $$"""[{"name":"tada","users":["{{Bot}}","{{Person}}"],"count":2},{"name":"wave::skin-tone-4","users":["{{Person}}"],"count":1}]"""));
    }

    [Test]
    public async Task Events_name_the_message_and_its_author()
    {
        var ts = await PostAsync("text");
        await ReactAsync(ts, "tada", FakeSlack.UserToken);
        await SucceedAsync("reactions.remove", new { channel = Lab, timestamp = ts, name = "tada" }, FakeSlack.UserToken);

        foreach (var raised in new[] { Raised("reaction_added").Single(), Raised("reaction_removed").Single() })
        {
            Assert.Multiple(() =>
            {
                Assert.That((string?)raised["user"], Is.EqualTo(Person));
                Assert.That((string?)raised["reaction"], Is.EqualTo("tada"));
                Assert.That((string?)raised["item_user"], Is.EqualTo(Bot));
                Assert.That(Text(raised["item"]), Is.EqualTo($$"""{"type":"message","channel":"{{Lab}}","ts":"{{ts}}"}"""));
                Assert.That((string?)raised["event_ts"], Is.Not.Empty);
            });
        }

        Assert.That((await HistoryAsync())[0]["reactions"], Is.Null);
    }

    [Test]
    public async Task Additions_are_refused_with_their_codes()
    {
        var ts = await PostAsync("text");
        await ReactAsync(ts, "tada");
        Assert.That(await FailAsync("reactions.add", new { channel = Lab, timestamp = ts, name = "tada" }), Is.EqualTo("already_reacted"));
        Assert.That(await FailAsync("reactions.add", new { channel = Lab, timestamp = ts, name = ":tada:" }), Is.EqualTo("invalid_name"));
        Assert.That(await FailAsync("reactions.add", new { channel = Lab, timestamp = "1.000001", name = "tada" }), Is.EqualTo("message_not_found"));
        Assert.That(await FailAsync("reactions.add", new { channel = Lab, timestamp = "then", name = "tada" }), Is.EqualTo("bad_timestamp"));
        Assert.That(await FailAsync("reactions.add", new { channel = "C0NOWHERE", timestamp = ts, name = "tada" }), Is.EqualTo("channel_not_found"));
        Archive(Lab);
        Assert.That(await FailAsync("reactions.add", new { channel = Lab, timestamp = ts, name = "wave" }), Is.EqualTo("is_archived"));
    }

    [Test]
    public async Task A_user_has_23_reactions_and_a_message_50_emoji()
    {
        var ts = await PostAsync("text");
        for (var i = 0; i < 23; i++)
        {
            await ReactAsync(ts, $"a{i}");
            await ReactAsync(ts, $"b{i}", FakeSlack.UserToken);
        }

        Assert.That(await FailAsync("reactions.add", new { channel = Lab, timestamp = ts, name = "more" }), Is.EqualTo("too_many_reactions"));
        for (var i = 0; i < 4; i++)
        {
            await ReactAsync(ts, $"c{i}", TokenOf("U2"));
        }

        Assert.That(await FailAsync("reactions.add", new { channel = Lab, timestamp = ts, name = "more" }, TokenOf("U2")), Is.EqualTo("too_many_emoji"));
        await ReactAsync(ts, "a0", TokenOf("U2"));
    }

    [Test]
    public async Task Only_the_users_own_reaction_is_removed()
    {
        var ts = await PostAsync("text");
        await ReactAsync(ts, "tada");
        Assert.That(await FailAsync("reactions.remove", new { channel = Lab, timestamp = ts, name = "tada" }, FakeSlack.UserToken), Is.EqualTo("no_reaction"));
        Assert.That(await FailAsync("reactions.remove", new { channel = Lab, timestamp = ts, name = "wave" }), Is.EqualTo("no_reaction"));
        Assert.That(await FailAsync("reactions.remove", new { channel = Lab, timestamp = ts, name = "NO NAME" }), Is.EqualTo("invalid_name"));
        Assert.That(await FailAsync("reactions.remove", new { channel = Lab, timestamp = "1.000001", name = "tada" }), Is.EqualTo("message_not_found"));
        Assert.That(await FailAsync("reactions.remove", new { channel = "C0NOWHERE", timestamp = ts, name = "tada" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("reactions.remove", new { file = "F1", name = "tada" }), Is.EqualTo("file_not_found"));
        Assert.That(await FailAsync("reactions.remove", new { file_comment = "Fc1", name = "tada" }), Is.EqualTo("file_comment_not_found"));
        Assert.That(await FailAsync("reactions.remove", new { name = "tada" }), Is.EqualTo("no_item_specified"));
    }

    [Test]
    public async Task The_reactions_of_one_message()
    {
        var ts = await PostAsync("text");
        await ReactAsync(ts, "tada");

        var got = await SucceedAsync("reactions.get", new { channel = Lab, timestamp = ts });
        Assert.That((string?)got["type"], Is.EqualTo("message"));
        Assert.That((string?)got["message"]!["reactions"]![0]!["name"], Is.EqualTo("tada"));
        Assert.That(await FailAsync("reactions.get", new { channel = Lab, timestamp = "1.000001" }), Is.EqualTo("message_not_found"));
        Assert.That(await FailAsync("reactions.get", new { channel = Vault, timestamp = ts }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("reactions.get", new { file = "F1" }), Is.EqualTo("file_not_found"));
    }

    [Test]
    public async Task The_list_has_each_message_once_whatever_the_number_of_reactions()
    {
        var user = Workspace.AddUser("gozer").Id;
        var token = TokenOf(user);
        var first = await PostAsync("one");
        var second = await PostAsync("two");
        await ReactAsync(first, "tada", token);
        await ReactAsync(first, "wave", token);
        await ReactAsync(second, "tada", token);
        await ReactAsync(second, "tada", FakeSlack.UserToken);

        var listed = await SucceedAsync("reactions.list", new { user });
        Assert.That(listed["items"]!.AsArray().Select(i => (string?)i!["message"]!["ts"]), Is.EqualTo(new[] { second, first }));
        Assert.That((int)listed["paging"]!["total"]!, Is.EqualTo(2));

        var page = await SucceedAsync("reactions.list", new { user, count = 1, page = 2 });
        Assert.That(page["items"]!.AsArray(), Has.Count.EqualTo(1));

        var cursored = await SucceedAsync("reactions.list", new { user, limit = 1 });
        var rest = await SucceedAsync("reactions.list", new { user, limit = 1, cursor = (string?)cursored["response_metadata"]!["next_cursor"] });
        Assert.That(cursored["items"]!.AsArray().Count + rest["items"]!.AsArray().Count, Is.EqualTo(2));
        Assert.That(await FailAsync("reactions.list", new { user = "U0NOBODY" }), Is.EqualTo("user_not_found"));
    }

    [Test]
    public async Task The_list_shows_no_channel_that_the_caller_cannot_see()
    {
        var ts = await PostAsync("secret", token: TokenOf("U2"), channel: Vault);
        await SucceedAsync("reactions.add", new { channel = Vault, timestamp = ts, name = "tada" }, TokenOf("U2"));

        Assert.That((await SucceedAsync("reactions.list", new { user = "U2" }))["items"]!.AsArray().Select(i => (string?)i!["channel"]), Does.Not.Contain(Vault));
        Assert.That((await SucceedAsync("reactions.list", token: TokenOf("U2")))["items"]!.AsArray().Select(i => (string?)i!["channel"]), Does.Contain(Vault));
    }

    private Task<JsonObject> ReactAsync(string ts, string name, string token = FakeSlack.BotToken) =>
        SucceedAsync("reactions.add", new { channel = Lab, timestamp = ts, name }, token);
}
