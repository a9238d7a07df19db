using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Live;

/// <summary>Generated types outside of calls, and what the project's own manifest says to calls by name.</summary>
[Category("Slow")]
public class LiveModelTests
{
    private static readonly ManifestText Demo = ManifestText.Users(BotProject.Directory + "demo.slack.yaml", """
        group: demo
        summary: Things to try.
        methods:
          send:
            summary: Sends blocks.
            tier: special
            rate: { permits: 1, per: 1m, by: place }
            body: json
            shorthand: [client_argument, client, place]
            params:
              client: { type: string, required: true, summary: A client. }
              client_argument: { type: string, required: true, summary: Its argument. }
              place: { type: string, deprecated: { use: other_place }, summary: Where. }
              other_place: { type: string, name: ElsewhereId, summary: Where else. }
              blocks: { type: list<block>, summary: Which. }
              words: { type: csv<string>, summary: Words. }
          list:
            summary: Lists things.
            params: { cursor: { type: string, summary: Where to go on. } }
            returns: { things: { type: list<string>, required: true } }
            paging: { items: things }
          search:
            summary: Searches for things.
            params: { cursor: { type: string, summary: Where to go on. } }
            returns: { things: { type: list<string>, required: true }, next_cursor: { type: string } }
            paging: { items: things, cursor: next_cursor }
        types:
          block:
            summary: A block.
            union: type
            of: { section: section_block, divider: divider_block }
          section_block: { summary: A block of text., fields: { text: { type: label, required: true }, count: { type: int, required: true } } }
          divider_block: { summary: A line., fields: {} }
          label:
            summary: Words with more.
            from_string: text
            fields:
              text: { type: string, required: true }
              tags: { type: list<string>, required: true }
              hint: { type: string, required: true }
          words:
            summary: Words with a name.
            from_string: all
            fields:
              all: { type: list<string>, required: true }
              name: { type: string, required: true }
        """);

    [Test]
    public async Task Unions_lists_requests_and_responses_are_read_and_written()
    {
        var result = await LiveBot.RunAsync(Demo, new StubSlack(), """"
            const string blocks = """[{"type":"section","text":{"text":"a"}},{"type":"carousel","cards":[1]},{"type":"divider","new":true}]""";
            const string request = """{"client":"c","words":"a,b","blocks":[{"type":"divider"}]}""";
            const string response = """{"ok":true,"things":["x"],"more":{}}""";
            await Task.Yield();
            return string.Join("\n", SlackJson.ParseList<IBlock>(blocks).ToJson() == blocks,
                SlackJson.Parse<IBlock>("""{"type":"divider"}""").ToJson(),
                SlackJson.Parse<DemoSendRequest>(request).ToJson(),
                SlackJson.Parse<DemoListResponse>(response).ToJson(),
                JsonSerializer.Serialize<IReadOnlyList<IBlock>>(JsonSerializer.Deserialize<List<IBlock>>(blocks)!) == blocks,
                JsonSerializer.Serialize(new UnknownBlock(JsonElement.Parse("""{"type":"x"}"""))));
            """");

        Assert.That(result.Split('\n'), Is.EqualTo(new[]
        {
            "True",
            """{"type":"divider"}""",
            """{"client":"c","blocks":[{"type":"divider"}],"words":"a,b"}""",
            """{"ok":true,"things":["x"],"more":{}}""",
            "True",
            """{"type":"x"}""",
        }));
    }

    [Test]
    public async Task An_object_that_stands_for_a_text_has_the_defaults_of_its_other_required_fields()
    {
        var result = await LiveBot.RunAsync(Demo, new StubSlack(), """
            Label label = "a";
            var read = SlackJson.Parse<Label>("\"b\"");
            var words = SlackJson.Parse<Words>("\"a, b\"");
            await Task.Yield();
            return $"{label.Text} {label.Tags.Count} {label.Hint.Length} {read.Text} {read.Tags.Count} {read.Hint.Length} {words.All.Count} {words.Name.Length}";
            """);

        Assert.That(result, Is.EqualTo("a 0 0 b 0 0 2 0"));
    }

    [Test]
    public async Task Arguments_whose_parameters_would_have_one_name_have_two()
    {
        var slack = new StubSlack().Respond("demo.send", """{"ok":true}""");
        await LiveBot.RunAsync(Demo, slack, """
            #pragma warning disable CS0618
            await slack.Demo.SendAsync("an argument", "a client", "here");
            return "";
            """);

        Assert.That(slack.Calls.Single().Body, Is.EqualTo("""{"client":"a client","client_argument":"an argument","place":"here"}"""));
    }

    [Test]
    public void A_form_that_takes_an_obsolete_argument_is_obsolete_and_names_what_replaces_it_in_CSharp()
    {
        var project = BotProject.Of(BotProject.Client, Demo).With("Use.cs", """
            public static class Use
            {
                public static object Send(Bot.SlackClient slack) => Bot.DemoClientExtensions.SendAsync(slack.Demo, "a", "b", "c");
            }
            """);
        var warnings = Generation.Uncompiled(project).Output.GetDiagnostics().Where(d => d.Id == "CS0618").Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture));

        Assert.That(warnings.Single(), Does.EndWith("'Slack has deprecated the argument Place. Use ElsewhereId.'"));
    }

    [Test]
    public async Task A_call_by_name_goes_by_the_projects_own_manifest()
    {
        var slack = new StubSlack().Respond("demo.send", """{"ok":true}""", """{"ok":true}""");
        await LiveBot.RunAsync(Demo, slack, """
            foreach (var place in new[] { "a", "b" })
            {
                await slack.CallAsync("demo.send", new Dictionary<string, object?> { ["place"] = place, ["words"] = new[] { "x", "y" } });
            }

            return "";
            """);

        Assert.That(slack.Calls.Select(c => c.Body), Is.EqualTo(new[] { """{"place":"a","words":"x,y"}""", """{"place":"b","words":"x,y"}""" }));
    }

    [Test]
    public async Task Every_page_tells_the_cursor_of_the_next_and_a_listing_goes_on_from_it()
    {
        var slack = new StubSlack()
            .Respond("demo.list", """{"ok":true,"things":["a"],"response_metadata":{"next_cursor":"2"}}""", """{"ok":true,"things":["b"],"response_metadata":{"next_cursor":""}}""")
            .Respond("demo.search", """{"ok":true,"things":["c"],"next_cursor":"2"}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            string? saved = null;
            await foreach (var page in slack.Demo.ListPagesAsync())
            {
                saved = page.NextCursor;
                break;
            }

            var rest = new List<string>();
            await foreach (var page in slack.Demo.ListPagesAsync(new() { Cursor = saved }))
            {
                rest.AddRange(page.Things);
                saved = page.NextCursor;
            }

            return $"{string.Join(",", rest)} {saved ?? "the end"} {(await slack.Demo.SearchAsync()).NextCursor}";
            """);

        Assert.That(result, Is.EqualTo("b the end 2"));
        Assert.That(slack.Calls.Select(c => c.Body), Is.EqualTo(new[] { "", "cursor=2", "" }));
    }
}
