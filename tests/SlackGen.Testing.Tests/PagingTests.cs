using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class PagingTests : FakePerTest
{
    [Test]
    public async Task Following_the_cursors_gets_every_item_once()
    {
        Slack.On("zoo.list").Page("animals", Enumerable.Range(0, 7).Select(i => new { id = $"A{i}" }), pageSize: 3);
        Assert.That(await Sizes("animals"), Is.EqualTo(new[] { 3, 3, 1 }));
        Assert.That(Slack.Requests.Select(r => r.Refused), Is.All.Null);
    }

    [TestCase(2, ExpectedResult = new[] { 2, 2, 2, 1 })]
    [TestCase(1000, ExpectedResult = new[] { 3, 3, 1 })]
    [TestCase(0, ExpectedResult = new[] { 3, 3, 1 })]
    public async Task<int[]> A_limit_makes_pages_smaller_but_not_larger(int limit)
    {
        Slack.On("zoo.list").Page("animals", Enumerable.Range(0, 7).Select(i => new { id = $"A{i}" }), pageSize: 3);
        return await Sizes("animals", $"limit={limit}&");
    }

    [Test]
    public async Task The_manifest_knows_where_the_items_are()
    {
        Slack.On("zoo.list").Page(["""{"id":"A1"}"""]);
        var page = await Caller.GetAsync("zoo.list");
        Assert.That(page.ToJsonString(), Is.EqualTo("""{"ok":true,"animals":[{"id":"A1"}],"response_metadata":{"next_cursor":""}}"""));
    }

    [Test]
    public void Without_the_manifest_the_field_must_be_named() =>
        Assert.That(() => Slack.On("zoo.add").Page([]), Throws.InvalidOperationException);

    [Test]
    public async Task Items_can_lie_deeper_and_be_plain_strings()
    {
        Slack.On("zoo.list").Page("result.ids", new[] { "U1", "U2" }, pageSize: 1);
        var page = await Caller.GetAsync("zoo.list");
        Assert.That(page["result"]!.ToJsonString(), Is.EqualTo("""{"ids":["U1"]}"""));
    }

    [Test]
    public async Task No_items_make_one_empty_page()
    {
        Slack.On("zoo.list").Page("animals", []);
        Assert.That(await Sizes("animals"), Is.EqualTo(new[] { 0 }));
    }

    [TestCase("nonsense")]
    [TestCase("bmV4dF9pdGVtOjk5")]
    public async Task A_cursor_that_nobody_gave_is_invalid(string cursor)
    {
        Slack.On("zoo.list").Page("animals", []);
        Assert.That((await Caller.GetAsync("zoo.list?cursor=" + cursor)).Error(), Is.EqualTo("invalid_cursor"));
    }

    private async Task<int[]> Sizes(string field, string query = "")
    {
        var sizes = new List<int>();
        for (var cursor = ""; sizes.Count == 0 || cursor.Length > 0;)
        {
            JsonObject page = await Caller.GetAsync($"zoo.list?{query}cursor={Uri.EscapeDataString(cursor)}");
            sizes.Add(page[field]!.AsArray().Count);
            cursor = (string)page["response_metadata"]!["next_cursor"]!;
        }

        return [.. sizes];
    }
}
