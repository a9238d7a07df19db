using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Live;

/// <summary>Cursors are followed to the end.</summary>
[Category("Slow")]
public class LivePageTests
{
    private static readonly ManifestText Demo = ManifestText.BuiltIn("/package/manifest/methods/demo.yaml", """
        group: demo
        summary: Things to try.
        methods:
          list:
            summary: Lists things.
            params:
              cursor: { type: string, summary: Where to go on. }
              limit: { type: int, summary: How many. }
            returns:
              things: { type: list<thing>, required: true }
            paging: { items: things }
          search:
            summary: Finds things.
            params:
              query: { type: string, required: true, summary: What. }
              cursor: { type: string, summary: Where to go on. }
            returns:
              found: { type: found }
              next: { type: string }
            paging: { items: found.matches, cursor: next }
        types:
          found: { summary: What was found., fields: { matches: { type: list<thing> } } }
          thing: { summary: Something., fields: { id: { type: int } } }
        """);

    [Test]
    public async Task Items_of_all_pages_come_one_by_one()
    {
        var slack = new StubSlack().Respond(
            "demo.list",
            """{"ok": true, "things": [{"id": 1}, {"id": 2}], "response_metadata": {"next_cursor": "a="}}""",
            """{"ok": true, "things": [], "response_metadata": {"next_cursor": "b"}}""",
            """{"ok": true, "things": [{"id": 3}], "response_metadata": {"next_cursor": ""}}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var ids = new List<string>();
            await foreach (Thing thing in slack.Demo.ListAllAsync(new() { Limit = 2 })) { ids.Add($"{thing.Id}"); }
            return string.Join(",", ids);
            """);

        Assert.That(result, Is.EqualTo("1,2,3"));
        Assert.That(slack.Calls.Select(c => c.Body), Is.EqualTo(new[] { "limit=2", "cursor=a%3D&limit=2", "cursor=b&limit=2" }));
    }

    [Test]
    public async Task Pages_come_whole_and_the_request_stays_the_callers()
    {
        var slack = new StubSlack().Respond(
            "demo.list",
            """{"ok": true, "things": [{"id": 1}, {"id": 2}], "response_metadata": {"next_cursor": "a"}}""",
            """{"ok": true, "things": [{"id": 3}]}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var counts = new List<int>();
            var request = new DemoListRequest();
            await foreach (DemoListResponse page in slack.Demo.ListPagesAsync(request)) { counts.Add(page.Things.Count); }
            return string.Join(",", counts) + request.Cursor;
            """);

        Assert.That(result, Is.EqualTo("2,1"));
    }

    [Test]
    public async Task Items_and_cursor_may_stand_anywhere_in_the_response()
    {
        var slack = new StubSlack().Respond(
            "demo.search",
            """{"ok": true, "found": {"matches": [{"id": 1}]}, "next": "n"}""",
            """{"ok": true, "found": null}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var ids = new List<long?>();
            await foreach (var thing in slack.Demo.SearchAllAsync(new() { Query = "q" })) { ids.Add(thing.Id); }
            return string.Join(",", ids);
            """);

        Assert.That(result, Is.EqualTo("1"));
        Assert.That(slack.Calls[1].Body, Is.EqualTo("query=q&cursor=n"));
    }
}
