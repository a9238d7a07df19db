using System.Text.Json.Nodes;

namespace SlackGen.Tool.Tests.Docs;

/// <summary>The command <c>diff</c>.</summary>
[NonParallelizable]
public sealed class DiffCommandTests
{
    private string directory = "";

    [TearDown]
    public void Delete() => Directory.Delete(directory, recursive: true);

    [Test]
    public async Task Pages_that_the_manifest_follows_exit_with_0() =>
        Assert.That(await DiffAsync("--partial", ("pins.list.md", Pages.Current)), Is.EqualTo(new CommandResult(0, "The manifest has what the documentation has.\n", "")));

    [Test]
    public async Task A_change_is_listed_with_YAML_that_check_takes()
    {
        var page = Pages.Method("pins.list", "GET", 3, ["pins:read", "pins:extra"], [("channel", "string", false), ("color", "array", true)], ["no_color"], "This method is deprecated.");
        var result = await DiffAsync("--partial", ("pins.list.md", page));

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Is.EqualTo("""
            changed method pins.list
              deprecated: the page says so
              tier: 3 is documented, not 2
              scopes of a bot token: pins:extra or pins:read documented, not pins:read
              scopes of a user token: pins:extra or pins:read documented, not pins:read
              argument color: new, array, required
              argument channel: now optional
              error no_color: new
              error channel_not_found: gone
              error restricted_action: gone

            # pins.slack.yaml
            group: pins
            summary: "Messages that are pinned to a channel so that members find them again."
            methods:
              list:
                extend: true
                params:
                  color: { type: list<string>, required: true, summary: Describe color. }
                errors:
                  no_color: Describe the cause of no_color.

            """));
        await CheckAsync(result.Output[result.Output.IndexOf("group:", StringComparison.Ordinal)..]);
    }

    [Test]
    public async Task A_new_method_is_YAML_that_check_takes()
    {
        var page = Pages.Method("wall.paint", "POST", 2, ["wall:write"], [("color", "string", true), ("cursor", "string", false), ("wet", "boolean", false)], ["no_color"]);
        var result = await DiffAsync("--partial", ("a.md", page));

        Assert.That(result.Output, Is.EqualTo("""
            new method wall.paint

            # wall.slack.yaml
            group: wall
            summary: "Describe the methods of wall."
            methods:
              paint:
                summary: Describe what wall.paint does.
                tier: 2
                scopes: { bot: [wall:write], user: [wall:write] }
                body: json
                params:
                  color: { type: string, required: true, summary: Describe color. }
                  cursor: { type: string, summary: Describe cursor. }
                  wet: { type: bool, summary: Describe wet. }
                paging: {}
                errors:
                  no_color: Describe the cause of no_color.

            """));
        await CheckAsync(result.Output[result.Output.IndexOf("group:", StringComparison.Ordinal)..]);
    }

    [Test]
    public async Task Pages_of_HTML_have_the_same_facts()
    {
        var result = await DiffAsync("--partial", ("wall.paint.html", Pages.Html("wall.paint", "wet", "too_wet")));

        Assert.That(result.Output, Does.EndWith("""
            methods:
              paint:
                summary: Describe what wall.paint does.
                tier: 4
                scopes: { bot: [wall:write] }
                params:
                  wet: { type: bool, required: true, summary: Describe wet. }
                errors:
                  too_wet: Describe the cause of too_wet.

            """));
    }

    [Test]
    public async Task A_method_without_a_page_is_gone_unless_the_folder_is_partial()
    {
        Assert.That((await DiffAsync(null, ("pins.list.md", Pages.Current))).Output, Does.Contain("gone method pins.add\n").And.Not.Contain("gone method pins.list\n").And.Not.Contain("gone event"));
        Delete();
        Assert.That((await DiffAsync("--partial", ("pins.list.md", Pages.Current))).Output, Does.Not.Contain("gone"));
    }

    [TestCase("index.md", "# Methods\n\n| Name | Description |\n|---|---|\n| [pins.list](https://docs.slack.dev/reference/methods/pins.list.md) | Words |\n| [wall.paint](/reference/methods/wall.paint) | Words |\n")]
    [TestCase("index.html", "<h1>Methods</h1><table><tr><td><a href=\"/reference/methods/pins.list\">pins.list</a></td></tr><tr><td><a href=\"/reference/methods/wall.paint\"><code>wall.paint</code></a></td></tr></table>")]
    [TestCase("index.json", "[\"pins.list\", { \"name\": \"wall.paint\" }]")]
    [TestCase("index.json", "{ \"methods\": { \"pins.list\": {}, \"wall.paint\": {} } }")]
    public async Task A_list_of_methods_says_what_is_new_and_gone(string name, string text)
    {
        var file = Path.Combine(directory = Manifests.Write((name, text)), name);
        var result = await CommandLine.RunAsync("diff", file, "--json");
        var found = JsonNode.Parse(result.Output)!.AsArray().ToDictionary(d => (string)d!["name"]!, d => (string?)d!["change"]);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(found, Has.Count.EqualTo(Manifests.Repository.Methods.Count));
        Assert.That((found["wall.paint"], found["pins.add"], found.ContainsKey("pins.list")), Is.EqualTo(("new", "gone", false)));
    }

    [Test]
    public async Task Events_are_compared_except_those_of_the_RTM_API()
    {
        var result = await DiffAsync("--partial", ("a.md", Pages.Event("wall_painted", "wall:read")), ("b.md", Pages.Event("reaction_added", "wall:read")), ("c.md", Pages.Event("pin_added", "pins:read")), ("d.md", Pages.Event("wall_seen", "", "RTM")), ("e.md", Pages.Event("message.channels", "channels:history")));

        Assert.That(result.Output, Is.EqualTo("""
            changed event reaction_added
              scopes: wall:read documented, not reactions:read
            new event wall_painted

            # events.slack.yaml
            events:
              wall_painted:
                summary: Describe when wall_painted is sent.
                scopes: [wall:read]
                fields: {}

            """));
        await CheckAsync(result.Output[result.Output.IndexOf("events:", StringComparison.Ordinal)..]);
    }

    [Test]
    public async Task A_file_that_is_no_page_is_named()
    {
        var result = await DiffAsync("--partial", ("pins.list.md", Pages.Current), ("other.md", "# A guide\n\nUse [pins.add](/reference/methods/pins.add).\n"), ("bad.json", "[\n  oops"));

        Assert.That(result.Error, Does.Contain("other.md: neither a page").And.Contain("bad.json: (2,3) is not JSON"));
        Assert.That(result.ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_folder_without_a_page_and_a_missing_one_exit_with_2()
    {
        Assert.That((await DiffAsync("--partial", ("other.md", "# A guide\n"))).ExitCode, Is.EqualTo(2));
        Assert.That(await CommandLine.RunAsync("diff", "nowhere"), Is.EqualTo(new CommandResult(2, "", "There is no folder or file nowhere.\n")));
    }

    private Task<CommandResult> DiffAsync(string? option, params (string Path, string Text)[] files)
    {
        directory = Manifests.Write(files);
        return CommandLine.RunAsync(["diff", directory, .. option is null ? [] : new[] { option }]);
    }

    private async Task CheckAsync(string yaml)
    {
        var file = Path.Combine(directory, "added.slack.yaml");
        await File.WriteAllTextAsync(file, yaml);
        Assert.That(await CommandLine.RunAsync("check", file), Is.EqualTo(new CommandResult(0, "", "")));
    }
}
