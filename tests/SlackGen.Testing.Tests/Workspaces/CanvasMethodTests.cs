using System.Net.Http.Headers;

namespace SlackGen.Testing.Tests;

public sealed class CanvasMethodTests : WorkspaceTests
{
    private const string Markdown = "# Plan\n\nFirst line\nsecond line\n\n## Steps\n- one\n- two\n\n```\n# no heading\n\ncode\n```\n";

    [Test]
    public async Task A_canvas_has_sections_that_are_found_by_heading_and_text()
    {
        var id = await CreateAsync(Markdown);
        Assert.That(id, Does.StartWith("F"));
        Assert.That(Sections(id), Is.EqualTo(new[] { "# Plan", "First line\nsecond line", "## Steps", "- one\n- two", "```\n# no heading\n\ncode\n```" }));
        Assert.Multiple(async () =>
        {
            Assert.That(await FindAsync(id, """{"section_types":["any_header"]}"""), Is.EqualTo(new[] { "# Plan", "## Steps" }));
            Assert.That(await FindAsync(id, """{"section_types":["h2"]}"""), Is.EqualTo(new[] { "## Steps" }));
            Assert.That(await FindAsync(id, """{"contains_text":"ONE"}"""), Is.EqualTo(new[] { "- one\n- two" }));
            Assert.That(await FindAsync(id, """{"section_types":["h1"],"contains_text":"one"}"""), Is.Empty);
        });
    }

    [TestCase("""{"operation":"insert_at_start","document_content":{"type":"markdown","markdown":"new"}}""", "new|a|b|c")]
    [TestCase("""{"operation":"insert_at_end","document_content":{"type":"markdown","markdown":"new\n\nmore"}}""", "a|b|c|new|more")]
    [TestCase("""{"operation":"insert_before","section_id":"ID","document_content":{"type":"markdown","markdown":"new"}}""", "a|new|b|c")]
    [TestCase("""{"operation":"insert_after","section_id":"ID","document_content":{"type":"markdown","markdown":"new"}}""", "a|b|new|c")]
    [TestCase("""{"operation":"replace","section_id":"ID","document_content":{"type":"markdown","markdown":"new"}}""", "a|new|c")]
    [TestCase("""{"operation":"replace","document_content":{"type":"markdown","markdown":"new"}}""", "new")]
    [TestCase("""{"operation":"delete","section_id":"ID"}""", "a|c")]
    public async Task An_edit_changes_the_sections(string change, string expected)
    {
        var id = await CreateAsync("a\n\nb\n\nc");
        await SucceedAsync("canvases.edit", new { canvas_id = id, changes = $"[{change.Replace("ID", SectionId(id, "b"), StringComparison.Ordinal)}]" });
        Assert.That(string.Join('|', Sections(id)), Is.EqualTo(expected));
        Assert.That((string?)Raised("file_change").Single()["file_id"], Is.EqualTo(id));
    }

    [TestCase("""{"operation":"delete"}""", "section_id")]
    [TestCase("""{"operation":"delete","section_id":"temp:C:9"}""", "temp:C:9")]
    [TestCase("""{"operation":"insert_at_end"}""", "document_content")]
    [TestCase("""{"operation":"insert_after","document_content":{"type":"markdown","markdown":"new"}}""", "section_id")]
    [TestCase("""{"operation":"rename","document_content":{"type":"markdown","markdown":"new"}}""", "rename")]
    public async Task A_wrong_edit_says_why_and_changes_nothing(string change, string detail)
    {
        var id = await CreateAsync("a");
        var response = await CallAsync("canvases.edit", new { canvas_id = id, changes = $"[{change}]" });
        Assert.That((string?)response["error"], Is.EqualTo("canvas_editing_failed"));
        Assert.That((string?)response["detail"], Does.Contain(detail));
        Assert.That(Sections(id), Is.EqualTo(new[] { "a" }));
        Assert.That(Raised("file_change"), Is.Empty);
    }

    [Test]
    public async Task A_canvas_is_a_file_that_can_be_read()
    {
        var id = await CreateAsync("# A & B\n\ntext");
        var file = (await SucceedAsync("files.info", new { file = id }))["file"]!;
        Assert.That(((string?)file["mode"], (string?)file["title"]), Is.EqualTo(("canvas", "Title")));
        Assert.That((await SucceedAsync("files.list", new { types = "canvas" }))["files"]!.AsArray(), Has.Count.EqualTo(1));
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", FakeSlack.BotToken);
        Assert.That(await client.GetStringAsync((string)file["url_private"]!), Does.Contain(">A &amp; B</h1>").And.Contain(">text</p>"));
        Assert.That((string?)Raised("file_created").Single()["file_id"], Is.EqualTo(id));
    }

    [Test]
    public async Task A_channel_has_one_canvas_of_its_own()
    {
        var arguments = new { channel_id = "C1", document_content = new { type = "markdown", markdown = "x" } };
        var id = (string?)(await SucceedAsync("conversations.canvases.create", arguments))["canvas_id"];
        Assert.That(await FailAsync("conversations.canvases.create", arguments), Is.EqualTo("channel_canvas_already_exists"));
        await SucceedAsync("canvases.delete", new { canvas_id = id });
        await SucceedAsync("conversations.canvases.create", arguments);
    }

    [Test]
    public async Task A_canvas_of_a_channel_needs_the_channel_and_its_membership()
    {
        var response = await CallAsync("conversations.canvases.create", new { channel_id = "C9" });
        Assert.That(((string?)response["error"], (string?)response["detail"]), Is.EqualTo(("channel_canvas_creation_failed", "channel_not_found")));
        Assert.That(await FailAsync("canvases.create", new { channel_id = "C3" }), Is.EqualTo("canvas_creation_failed"));
        lock (Workspace.State.Gate)
        {
            Workspace.State.Channels["C1"].Members.Remove("U0FAKEBOT");
        }

        Assert.That(await FailAsync("canvases.create", new { channel_id = "C1" }), Is.EqualTo("restricted_action"));
        Assert.That(await FailAsync("conversations.canvases.create", new { channel_id = "C1" }), Is.EqualTo("restricted_action"));
    }

    [Test]
    public async Task Access_lets_a_user_read_then_write_and_ends()
    {
        var id = await CreateAsync("a");
        Assert.That(await EditAsync(id), Is.EqualTo("canvas_not_found"));
        await SucceedAsync("canvases.access.set", new { canvas_id = id, access_level = "read", user_ids = new[] { "U1" } });
        await SucceedAsync("canvases.sections.lookup", new { canvas_id = id, criteria = """{"contains_text":"a"}""" }, TokenOf("U1"));
        Assert.That(await EditAsync(id), Is.EqualTo("restricted_action"));
        await SucceedAsync("canvases.access.set", new { canvas_id = id, access_level = "write", channel_ids = new[] { "C1" } });
        Assert.That(await EditAsync(id), Is.Null);
        Assert.That(await FailAsync("canvases.delete", new { canvas_id = id }, TokenOf("U1")), Is.EqualTo("restricted_action"));
        await SucceedAsync("canvases.access.delete", new { canvas_id = id, channel_ids = new[] { "C1" } });
        Assert.That(await EditAsync(id), Is.EqualTo("restricted_action"));
        await SucceedAsync("canvases.access.delete", new { canvas_id = id, user_ids = new[] { "U1" } });
        Assert.That(await EditAsync(id), Is.EqualTo("canvas_not_found"));
    }

    [Test]
    public async Task The_owner_hands_a_canvas_over()
    {
        var id = await CreateAsync("a");
        await SucceedAsync("canvases.access.set", new { canvas_id = id, access_level = "owner", user_ids = new[] { "U1" } });
        Assert.That(await FailAsync("canvases.delete", new { canvas_id = id }), Is.EqualTo("canvas_not_found"));
        await SucceedAsync("canvases.delete", new { canvas_id = id }, TokenOf("U1"));
        Assert.That(await FailAsync("canvases.edit", new { canvas_id = id, changes = """[{"operation":"delete"}]""" }, TokenOf("U1")), Is.EqualTo("canvas_not_found"));
        Assert.That(
            await FailAsync("canvases.sections.lookup", new { canvas_id = id, criteria = """{"contains_text":"a"}""" }, TokenOf("U1")), Is.EqualTo("canvas_deleted"));
        Assert.That((string?)Raised("file_deleted").Single()["file_id"], Is.EqualTo(id));
    }

    [Test]
    public async Task Access_of_unknown_users_and_channels_is_refused()
    {
        var id = await CreateAsync("a");
        foreach (var method in (string[])["canvases.access.set", "canvases.access.delete"])
        {
            var level = method.EndsWith("set", StringComparison.Ordinal) ? "read" : null;
            Assert.That(await FailAsync(method, new { canvas_id = id, access_level = level, user_ids = new[] { "U9" } }), Is.EqualTo("user_not_found"));
            Assert.That(await FailAsync(method, new { canvas_id = id, access_level = level, channel_ids = new[] { "C9" } }), Is.EqualTo("channel_not_found"));
            Assert.That(await FailAsync(method, new { canvas_id = id, access_level = level }), Is.EqualTo("invalid_parameters"));
            Assert.That(await FailAsync(method, new { canvas_id = "F9", access_level = level, user_ids = new[] { "U1" } }), Is.EqualTo("canvas_not_found"));
        }

        Assert.That(
            await FailAsync("canvases.access.set", new { canvas_id = id, access_level = "owner", channel_ids = new[] { "C1" } }), Is.EqualTo("invalid_parameters"));
    }

    [Test]
    public async Task A_canvas_does_not_grow_without_end()
    {
        var id = await CreateAsync("a");
        lock (Workspace.State.Gate)
        {
            Workspace.State.Canvases.Find(id)!.Sections.Add(new CanvasSection("temp:C:1", new string('x', (8 * 1024 * 1024) - 2)));
        }

        Assert.That(await InsertAsync(id, "b"), Is.Null);
        Assert.That(await InsertAsync(id, "c"), Is.EqualTo("canvas_too_large"));
        Assert.That(Sections(id), Has.Count.EqualTo(3));
    }

    private async Task<string> CreateAsync(string markdown) => (string)(await SucceedAsync(
        "canvases.create",
        new { title = "Title", document_content = new { type = "markdown", markdown } }))["canvas_id"]!;

    private Task<string?> EditAsync(string id) => InsertAsync(id, "b", TokenOf("U1"));

    private async Task<string?> InsertAsync(string id, string markdown, string token = FakeSlack.BotToken) => (string?)(await CallAsync(
        "canvases.edit",
        new { canvas_id = id, changes = new[] { new { operation = "insert_at_end", document_content = new { type = "markdown", markdown } } } },
        token))["error"];

    private async Task<List<string>> FindAsync(string id, string criteria)
    {
        var found = (await SucceedAsync("canvases.sections.lookup", new { canvas_id = id, criteria }))["sections"]!.AsArray().Select(s => (string)s!["id"]!).ToList();
        lock (Workspace.State.Gate)
        {
            return found.ConvertAll(f => Workspace.State.Canvases.Find(id)!.Sections.Single(s => s.Id == f).Markdown);
        }
    }

    private List<string> Sections(string id)
    {
        lock (Workspace.State.Gate)
        {
            return Workspace.State.Canvases.Find(id)!.Sections.ConvertAll(s => s.Markdown);
        }
    }

    private string SectionId(string id, string markdown)
    {
        lock (Workspace.State.Gate)
        {
            return Workspace.State.Canvases.Find(id)!.Sections.Single(s => s.Markdown == markdown).Id;
        }
    }

    [Test]
    public async Task A_canvas_that_is_too_large_is_not_created()
    {
        var document_content = new { type = "markdown", markdown = new string('x', (1024 * 1024) + 1) };
        var response = await CallAsync("canvases.create", new { document_content });
        Assert.That((string?)response["error"], Is.EqualTo("canvas_creation_failed"));
        Assert.That((string?)response["detail"], Does.Contain("1048577 characters"));
        Assert.That(await FailAsync("conversations.canvases.create", new { channel_id = "C1", document_content }), Is.EqualTo("channel_canvas_creation_failed"));
        Assert.That(Workspace.State.Files.All, Is.Empty);
    }

    [Test]
    public async Task Canvases_take_the_room_of_files_and_give_it_back()
    {
        Workspace.State.Files.MaxBytes = 10;
        var id = await CreateAsync("12345678");
        var refused = await CallAsync("canvases.create", new { document_content = new { type = "markdown", markdown = "123" } });
        Assert.That((string?)refused["detail"], Does.Contain("MaxFileBytes"));
        Assert.That(await InsertAsync(id, "123"), Is.EqualTo("canvas_editing_failed"));
        Assert.That(await InsertAsync(id, "12"), Is.Null);
        await SucceedAsync("files.delete", new { file = id });
        await CreateAsync("1234567890");
    }
}
