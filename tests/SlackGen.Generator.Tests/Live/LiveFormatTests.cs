using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Live;

/// <summary>The effect of the format's keys on the wire.</summary>
[Category("Slow")]
public class LiveFormatTests
{
    private static readonly ManifestText Demo = ManifestText.BuiltIn("/package/manifest/methods/demo.yaml", """
        group: demo
        summary: Things to try.
        methods:
          post:
            summary: Posts text into a channel.
            shorthand: [channel, text]
            params:
              channel: { type: string, required: true, id_of: [channel, user], summary: ID of the channel. }
              text: { type: string, content: message, max_length: 40000, summary: The text. }
              blocks: { type: json, summary: The blocks. }
              as_user: { type: bool, deprecated: { use: channel }, scopes: { bot: ["chat:own"], user: ["chat:own", "chat:all"] }, summary: Who posts. }
            any_of: [[text, blocks]]
          move:
            summary: Moves something.
            params:
              file: { type: string, summary: ID of the file. }
              external_id: { type: string, summary: ID elsewhere. }
              team: { type: string, summary: ID of the workspace. }
              enterprise: { type: string, summary: ID of the organization. }
              x: { type: int, summary: The column. }
              y: { type: int, summary: The row. }
            one_of: [[file, external_id]]
            at_most_one_of: [[team, enterprise]]
            together: [[x, y]]
          find:
            summary: Finds things.
            shorthand: [query]
            params:
              query: { type: string, required: true, summary: What. }
              cursor: { type: string, summary: Where to go on. }
            returns:
              found: { type: found }
            paging: { items: found.matches, cursor: [found.paging.next_cursor, response_metadata.next_cursor] }
          rows:
            summary: Reads and writes rows.
            body: json
            params:
              rows: { type: "list<list<cell?>>", summary: The rows. }
              counts: { type: "list<int?>", summary: The counts. }
            returns:
              rows: { type: "list<list<cell?>>" }
              counts: { type: "list<int?>" }
          install:
            summary: Installs something.
            returns:
              team: { type: thing, required: true, nullable: true }
              prefs: { type: prefs }
              rights: { type: rights }
              title: { type: label }
              sign: { type: sign }
              scope: { type: demo_scope }
          token:
            summary: Gets a token.
            response: bare
            returns:
              access_token: { type: string, secret: true }
          leave:
            summary: Leaves a channel.
            returns:
              not_in_channel: { type: bool, instead_of_error: true }
              already_archived: { type: bool, instead_of_error: true }
              failed_users: { type: list<string>, id_of: user, partial_failure: true }
        types:
          found: { summary: What was found., fields: { matches: { type: list<thing> }, paging: { type: found_paging } } }
          found_paging: { summary: Where to go on., fields: { next_cursor: { type: string } } }
          thing: { summary: Something., fields: { id: { type: string } } }
          cell: { summary: A cell., union: type, of: { text: text_cell } }
          text_cell: { summary: A cell with text., fields: { text: { type: string } } }
          prefs: { summary: Who may post., from_string: type, fields: { type: { type: list<string> } } }
          rights: { summary: Who may reply., from_string: type, fields: { type: { type: csv<string> } } }
          sign:
            summary: A sign.
            fields:
              text: { type: label, min_length: 1, max_length: 75 }
              rows: { type: "list<list<string>>", min_items: 1, max_items: 100, max_item_length: 20 }
              size: { type: int, minimum: 1, maximum: 9 }
              note: { type: string, content: user_input }
              markup: { type: string, content: mrkdwn }
            any_of: [[text, rows]]
            together: [[size, note]]
            scopes: { bot: ["signs:write"] }
          demo_scope:
            summary: What an app may do.
            enum:
              "chat:own": { name: chat_own, summary: Posts as itself., requires: ["chat:all"] }
              "chat:all": { name: chat_all, summary: Posts., unseen: true }
          label: { summary: Words., from_string: text, fields: { text: { type: string, required: true } } }
        """);

    [Test]
    public async Task The_arguments_of_a_shorthand_are_given_by_position()
    {
        var slack = new StubSlack().Respond("demo.post", """{"ok": true}""");
        await LiveBot.RunAsync(Demo, slack, """
            await slack.Demo.PostAsync("C1", "Hello");
            return "";
            """);

        Assert.That(slack.Calls.Single().Body, Is.EqualTo("channel=C1&text=Hello"));
    }

    [Test]
    public async Task A_shorthand_pages_too()
    {
        var slack = new StubSlack().Respond("demo.find", """{"ok": true, "found": {"matches": [{"id": "a"}]}}""", """{"ok": true, "found": {"matches": [{"id": "b"}]}}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var ids = new List<string?>();
            await foreach (var thing in slack.Demo.FindAllAsync("q")) { ids.Add(thing.Id); }
            await foreach (var page in slack.Demo.FindPagesAsync("q")) { ids.Add(page.Found!.Matches![0].Id); }
            return string.Join(",", ids);
            """);

        Assert.That(result, Is.EqualTo("a,b"));
    }

    [Test]
    public async Task The_first_cursor_that_is_there_counts()
    {
        var slack = new StubSlack().Respond(
            "demo.find",
            """{"ok": true, "found": {"paging": {"next_cursor": "a"}}, "response_metadata": {"next_cursor": "x"}}""",
            """{"ok": true, "found": {"paging": {"next_cursor": ""}}, "response_metadata": {"next_cursor": "b"}}""",
            """{"ok": true, "response_metadata": {"next_cursor": "c"}}""",
            """{"ok": true, "found": {"paging": {}}}""");
        await LiveBot.RunAsync(Demo, slack, """
            await foreach (var _ in slack.Demo.FindPagesAsync("q")) { }
            return "";
            """);

        Assert.That(slack.Calls.Select(c => c.Body), Is.EqualTo(new[] { "query=q", "query=q&cursor=a", "query=q&cursor=b", "query=q&cursor=c" }));
    }

    [TestCase("""new DemoMoveRequest { File = "F", ExternalId = "E" }""", "Exactly one of File, ExternalId must be set; 2 are.")]
    [TestCase("new DemoMoveRequest()", "Exactly one of File, ExternalId must be set; none is.")]
    [TestCase("""new DemoMoveRequest { File = "F", Team = "T", Enterprise = "E" }""", "At most one of Team, Enterprise may be set; 2 are.")]
    [TestCase("""new DemoMoveRequest { File = "F", X = 1 }""", "X, Y must be set together or not at all; 1 of 2 are.")]
    public async Task A_call_whose_arguments_do_not_go_together_is_not_sent(string request, string message)
    {
        var slack = new StubSlack();
        var result = await LiveBot.RunAsync(Demo, slack, $$"""
            try { await slack.Demo.MoveAsync({{request}}); return "sent"; }
            catch (ArgumentException e) { return e.Message; }
            """);

        Assert.That(result, Is.EqualTo(message));
        Assert.That(slack.Calls, Is.Empty);
    }

    [TestCase("""new DemoMoveRequest { File = "F" }""", "file=F")]
    [TestCase("""new DemoMoveRequest { ExternalId = "E", Enterprise = "O", X = 1, Y = 2 }""", "external_id=E&enterprise=O&x=1&y=2")]
    public async Task A_call_whose_arguments_go_together_is_sent(string request, string body)
    {
        var slack = new StubSlack().Respond("demo.move", """{"ok": true}""");
        await LiveBot.RunAsync(Demo, slack, $$"""
            await slack.Demo.MoveAsync({{request}});
            return "";
            """);

        Assert.That(slack.Calls.Single().Body, Is.EqualTo(body));
    }

    [Test]
    public async Task At_least_one_of_some_arguments_is_sent()
    {
        var result = await LiveBot.RunAsync(Demo, new StubSlack(), """
            try { await slack.Demo.PostAsync(new DemoPostRequest { Channel = "C1" }); return "sent"; }
            catch (ArgumentException e) { return e.Message; }
            """);

        Assert.That(result, Is.EqualTo("At least one of Text, Blocks must be set; none is."));
    }

    [Test]
    public async Task Null_elements_keep_their_place_when_read_and_when_sent_back()
    {
        const string Rows = """[[null,{"type":"text","text":"b"}],[{"type":"picture"},null]]""";
        const string Counts = "[1,null,3]";
        var slack = new StubSlack().Respond("demo.rows", $$"""{"ok": true, "rows": {{Rows}}, "counts": {{Counts}}}""", """{"ok": true}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var read = await slack.Demo.RowsAsync();
            await slack.Demo.RowsAsync(new() { Rows = read.Rows, Counts = read.Counts });
            return $"{read.Rows![0][0] is null} {((TextCell)read.Rows[0][1]!).Text} {read.Rows[1][0]!.GetType().Name} {read.Counts![1] is null} {read.Counts[2]}";
            """);

        Assert.That(result, Is.EqualTo("True b UnknownCell True 3"));
        Assert.That(slack.Calls[1].Body, Is.EqualTo($$"""{"rows":{{Rows}},"counts":{{Counts}}}"""));
    }

    [Test]
    public async Task An_element_of_another_kind_leaves_its_place_empty()
    {
        var slack = new StubSlack().Respond("demo.rows", """{"ok": true, "rows": [[7, {"type": "text", "text": "b"}]], "counts": ["x", 2]}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var read = await slack.Demo.RowsAsync();
            return $"{read.Rows![0].Count} {((TextCell)read.Rows[0][1]!).Text} {read.Counts!.Count} {read.Counts[1]}";
            """);

        Assert.That(result, Is.EqualTo("2 b 2 2"));
    }

    [Test]
    public async Task A_nullable_field_may_be_null()
    {
        var slack = new StubSlack().Respond("demo.install", """{"ok": true, "team": null}""", """{"ok": true, "team": {"id": "T1"}}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            Thing? none = (await slack.Demo.InstallAsync()).Team;
            return $"{none is null} {(await slack.Demo.InstallAsync()).Team?.Id}";
            """);

        Assert.That(result, Is.EqualTo("True T1"));
    }

    [Test]
    public async Task A_text_in_place_of_an_object_is_read_into_its_field()
    {
        var slack = new StubSlack().Respond("demo.install", """{"ok": true, "prefs": "admin, owner", "rights": "admin, owner", "title": "Hi"}""", """{"ok": true, "prefs": "", "title": {"text": "Ho"}}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var text = await slack.Demo.InstallAsync();
            var plain = await slack.Demo.InstallAsync();
            return $"{string.Join("|", text.Prefs!.Type!)} {string.Join("|", text.Rights!.Type!)} {text.Title!.Text} {plain.Prefs is null} {plain.Title!.Text}";
            """);

        Assert.That(result, Is.EqualTo("admin|owner admin|owner Hi True Ho"));
    }

    [Test]
    public async Task A_bare_response_needs_no_ok_and_another_does()
    {
        var slack = new StubSlack().Respond("demo.token", """{"access_token": "t"}""").Respond("demo.post", """{"message": "blocked by policy"}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var bare = await slack.Demo.TokenAsync();
            try { await slack.Demo.PostAsync("C1", "Hello"); return "lost"; }
            catch (SlackException e) { return $"{bare.AccessToken} {e.Message}"; }
            """);

        Assert.That(result, Does.StartWith("t ").And.Contains("has no 'ok'"));
        Assert.That(slack.Calls.Where(c => c.Method == "demo.post"), Has.One.Items, "it may have been posted");
    }

    [Test]
    public async Task A_field_instead_of_an_error_makes_a_response()
    {
        var slack = new StubSlack().Respond("demo.leave", """{"ok": false, "not_in_channel": true}""", """{"ok": false, "already_archived": true}""", """{"ok": false}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var left = await slack.Demo.LeaveAsync();
            var archived = await slack.Demo.LeaveAsync();
            try { await slack.Demo.LeaveAsync(); return "left"; }
            catch (SlackException e) { return $"{left.Ok} {left.NotInChannel} {archived.Ok} {archived.AlreadyArchived} {e.Message}"; }
            """);

        Assert.That(result, Does.StartWith("True True True True ").And.Contains("names no error"));
    }

    [Test]
    public async Task A_field_instead_of_an_error_counts_for_a_call_by_name_as_well()
    {
        var mine = ManifestText.Users("/src/bot/mine.slack.yaml", """
            group: mine
            summary: Mine.
            methods:
              leave:
                summary: Leaves something.
                returns:
                  already_gone: { type: bool, instead_of_error: true }
            """);
        var slack = new StubSlack().Respond("mine.leave", """{"ok": false, "already_gone": true}""", """{"ok": false}""");
        var result = await LiveBot.RunAsync([Demo, mine], slack, """
            var left = await slack.CallAsync("mine.leave");
            try { await slack.CallAsync("mine.leave"); return "left"; }
            catch (SlackException e) { return $"{left.Ok} {e.Message}"; }
            """);

        Assert.That(result, Does.StartWith("True ").And.Contains("names no error"));
    }

    [TestCase("DemoPostRequest", "Channel", "IdOf=channel user")]
    [TestCase("DemoPostRequest", "Text", "MaxLength=40000 Content=message")]
    [TestCase("DemoLeaveResponse", "FailedUsers", "IdOf=user IsPartialFailure=True")]
    [TestCase("Sign", "Text", "MinLength=1 MaxLength=75")]
    [TestCase("Sign", "Rows", "MinItems=1 MaxItems=100 MaxItemLength=20")]
    [TestCase("Sign", "Size", "Minimum=1 Maximum=9")]
    [TestCase("Sign", "Note", "Content=user_input")]
    [TestCase("Sign", "Markup", "Content=mrkdwn")]
    public async Task A_member_carries_its_documented_facts(string type, string property, string facts)
    {
        var result = await LiveBot.RunAsync(Demo, new StubSlack(), $$"""
            var type = System.Reflection.Assembly.GetExecutingAssembly().GetTypes().Single(t => t.Name == "{{type}}");
            var attribute = type.GetProperty("{{property}}")!.CustomAttributes.Single(a => a.AttributeType.Name == "SlackMemberAttribute");
            await Task.CompletedTask;
            return string.Join(" ", attribute.NamedArguments.Select(a => $"{a.MemberName}={a.TypedValue.Value}"));
            """);

        Assert.That(result, Is.EqualTo(facts));
    }

    [TestCase("DemoPostRequest", "any_of Text Blocks")]
    [TestCase("DemoMoveRequest", "one_of File ExternalId; at_most_one_of Team Enterprise; together X Y")]
    [TestCase("Sign", "any_of Text Rows; together Size Note")]
    [TestCase("Label", "")]
    public async Task A_class_carries_its_groups(string type, string groups)
    {
        var result = await LiveBot.RunAsync(Demo, new StubSlack(), $$"""
            var type = System.Reflection.Assembly.GetExecutingAssembly().GetTypes().Single(t => t.Name == "{{type}}");
            var groups = type.GetCustomAttributes(false).OfType<SlackGen.Infrastructure.SlackMemberGroupAttribute>();
            await Task.CompletedTask;
            return string.Join("; ", groups.Select(g => $"{g.Rule} {string.Join(" ", g.Properties)}"));
            """);

        Assert.That(result, Is.EqualTo(groups));
    }

    [TestCase("DemoPostRequest", "AsUser", "Bot chat:own; User chat:own chat:all")]
    [TestCase("DemoPostRequest", "Text", "")]
    [TestCase("Sign", null, "Bot signs:write")]
    public async Task An_argument_and_a_class_carry_the_scopes_that_they_need(string type, string? property, string scopes)
    {
        var result = await LiveBot.RunAsync(Demo, new StubSlack(), $$"""
            var type = System.Reflection.Assembly.GetExecutingAssembly().GetTypes().Single(t => t.Name == "{{type}}");
            var member = {{(property is null ? "(System.Reflection.MemberInfo)type" : $"type.GetProperty(\"{property}\")!")}};
            var needed = member.GetCustomAttributes(false).OfType<SlackGen.Infrastructure.SlackNeededScopesAttribute>();
            await Task.CompletedTask;
            return string.Join("; ", needed.Select(n => $"{n.Tokens} {string.Join(" ", n.Scopes)}"));
            """);

        Assert.That(result, Is.EqualTo(scopes));
    }

    [TestCase("ChatOwn", "chat:own chat:all False")]
    [TestCase("ChatAll", "chat:all  True")]
    public async Task A_scope_carries_its_facts(string property, string facts)
    {
        var result = await LiveBot.RunAsync(Demo, new StubSlack(), $$"""
            var type = System.Reflection.Assembly.GetExecutingAssembly().GetTypes().Single(t => t.Name == "DemoScope");
            var scope = (SlackGen.Infrastructure.SlackScopeFactsAttribute)type.GetProperty("{{property}}")!.GetCustomAttributes(false).Single(a => a is SlackGen.Infrastructure.SlackScopeFactsAttribute);
            await Task.CompletedTask;
            return $"{scope.Name} {string.Join(" ", scope.Requires)} {scope.IsUnseen}";
            """);

        Assert.That(result, Is.EqualTo(facts));
    }

    [Test]
    public async Task What_a_users_file_adds_travels_with_the_rest()
    {
        var mine = ManifestText.Users("/src/bot/mine.slack.yaml", """
            group: demo
            summary: Mine.
            methods:
              install:
                extend: true
                params: { plan: { type: string, summary: The plan. } }
                returns: { price: { type: price } }
                errors: { too_dear: The plan costs too much. }
            types:
              thing: { extend: true, fields: { color: { type: string } } }
              cell: { extend: true, of: { number: number_cell } }
              number_cell: { summary: A cell with a number., fields: { value: { type: int } } }
              price: { summary: What it costs., fields: { cents: { type: int } } }
              mine_alone: { summary: No method uses it., fields: { id: { type: string } } }
            """);
        var slack = new StubSlack()
            .Respond("demo.install", """{"ok": true, "team": {"id": "T1", "color": "red"}, "price": {"cents": 5}}""", """{"ok": false, "error": "too_dear"}""")
            .Respond("demo.rows", """{"ok": true, "rows": [[{"type": "number", "value": 7}]]}""");
        var result = await LiveBot.RunAsync([Demo, mine], slack, """
            var installed = await slack.Demo.InstallAsync(new() { Plan = "pro" });
            var cell = (NumberCell)(await slack.Demo.RowsAsync()).Rows![0][0]!;
            try { await slack.Demo.InstallAsync(); }
            catch (SlackApiException<DemoInstallError> e) { return $"{installed.Team!.Id} {installed.Team.Color} {installed.Price!.Cents} {cell.Value} {e.Error} {new MineAlone { Id = "m" }.ToJson()}"; }
            return "no error";
            """);

        Assert.That(result, Is.EqualTo("""T1 red 5 7 TooDear {"id":"m"}"""));
        Assert.That(slack.Calls[0].Body, Is.EqualTo("plan=pro"));
    }
}
