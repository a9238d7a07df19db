using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class SearchTests : MessageTests
{
    private const string Word = "xylophone";

    [TestCase(Word, "3,2,1")]
    [TestCase("XYLOPHONE red", "3,1")]
    [TestCase($"\"red {Word}\"", "1")]
    [TestCase($"{Word} -red", "2")]
    [TestCase($"{Word} in:hall", "3")]
    [TestCase($"{Word} in:#{Lab}", "2,1")]
    [TestCase($"{Word} from:me", "3")]
    [TestCase($"{Word} from:<@{Bot}>", "2,1")]
    [TestCase($"{Word} nothing", "")]
    public async Task Words_and_modifiers_select_messages(string query, string expected)
    {
        await PostAsync($"1 red {Word}");
        await PostAsync($"2 blue {Word}");
        await PostAsync($"3 {Word} red", token: FakeSlack.UserToken, channel: Hall);

        Assert.That(string.Join(",", Numbers(await SearchAsync(new { query }))), Is.EqualTo(expected));
    }

    [Test]
    public async Task Private_channels_are_searched_for_their_members_only()
    {
        await PostAsync($"1 {Word}", token: FakeSlack.UserToken, channel: Vault);

        Assert.That(Numbers(await SearchAsync(new { query = Word })), Is.EqualTo(new[] { "1" }));
        Assert.That(Numbers(await SearchAsync(new { query = Word }, TokenOf("U3"))), Is.Empty);
    }

    [Test]
    public async Task A_match_says_where_it_is()
    {
        var ts = await PostAsync($"1 {Word}");
        var match = (await SearchAsync(new { query = Word, highlight = true }))["matches"]![0]!;

        Assert.Multiple(() =>
        {
            Assert.That((string?)match["ts"], Is.EqualTo(ts));
            Assert.That((string?)match["channel"]!["name"], Is.EqualTo("lab"));
            Assert.That((string?)match["username"], Is.EqualTo("fake_bot"));
            Assert.That((string?)match["text"], Is.EqualTo($"1 \uE000{Word}\uE001"));
            Assert.That((string?)match["permalink"], Does.Contain("/archives/C0LAB/"));
        });
    }

    [Test]
    public async Task Pages_by_number_and_by_cursor_add_up()
    {
        for (var i = 1; i <= 5; i++)
        {
            await PostAsync($"{i} {Word}");
        }

        var second = await SearchAsync(new { query = Word, count = 2, page = 2, sort_dir = "asc" });
        Assert.That(Numbers(second), Is.EqualTo(new[] { "3", "4" }));
        Assert.That((int)second["paging"]!["pages"]!, Is.EqualTo(3));

        var seen = new List<string>();
        var cursor = "*";
        while (cursor.Length > 0)
        {
            var page = await SearchAsync(new { query = Word, count = 2, cursor });
            seen.AddRange(Numbers(page));
            cursor = (string)page["pagination"]!["next_cursor"]!;
        }

        Assert.That(seen, Is.EqualTo(new[] { "5", "4", "3", "2", "1" }));
    }

    [Test]
    public async Task A_query_is_needed() => Assert.That(await FailAsync("search.messages", new { query = "" }, FakeSlack.UserToken), Is.EqualTo("no_query"));

    private static string[] Numbers(JsonNode page) => [.. page["matches"]!.AsArray().Select(m => ((string)m!["text"]!).Split(' ')[0])];

    private async Task<JsonNode> SearchAsync(object arguments, string token = FakeSlack.UserToken) =>
        (await SucceedAsync("search.messages", arguments, token))["messages"]!;

    [Test]
    public async Task A_place_and_an_author_can_be_excluded()
    {
        await PostAsync($"1 {Word}");
        await PostAsync($"2 {Word}", token: TokenOf("U2"));
        await PostAsync($"3 {Word}", token: TokenOf("U2"), channel: Hall);

        Assert.That(Numbers(await SearchAsync(new { query = $"{Word} -in:#lab" })), Is.EqualTo(new[] { "3" }));
        Assert.That(Numbers(await SearchAsync(new { query = $"{Word} -from:@stantz" })), Is.EqualTo(new[] { "1" }));
        Assert.That(Numbers(await SearchAsync(new { query = $"{Word} in:lab -from:U2" })), Is.EqualTo(new[] { "1" }));
    }
}
