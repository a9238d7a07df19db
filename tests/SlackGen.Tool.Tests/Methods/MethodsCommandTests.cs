using System.Text.Json.Nodes;

namespace SlackGen.Tool.Tests.Methods;

/// <summary>The command <c>methods</c>.</summary>
[NonParallelizable]
public sealed class MethodsCommandTests
{
    [TestCase("bookmarks.*")]
    [TestCase("bookmarks")]
    [TestCase("BOOKMARKS.")]
    public async Task A_pattern_lists_the_methods_that_it_matches(string pattern)
    {
        var result = await CommandLine.RunAsync("methods", pattern);

        Assert.That(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[0]), Is.EqualTo(["method", "bookmarks.add", "bookmarks.edit", "bookmarks.list", "bookmarks.remove"]));
        Assert.That(result.Output, Does.Match(@"bookmarks\.list +3 +bot, user +bookmarks:read +Lists the bookmarks of a channel\.\n"));
        Assert.That(result.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Without_a_pattern_every_method_is_listed() =>
        Assert.That((await CommandLine.RunAsync("methods")).Output.Count(c => c == '\n'), Is.EqualTo(Manifests.Repository.Methods.Count + 1));

    [Test]
    public async Task One_method_is_described_whole()
    {
        var output = (await CommandLine.RunAsync("methods", "conversations.history")).Output;

        Assert.Multiple(() =>
        {
            Assert.That(output, Does.Match(@"tier +3: 50 a minute"));
            Assert.That(output, Does.Match(@"scopes, bot +groups:history or im:history or mpim:history or channels:history"));
            Assert.That(output, Does.Match(@"repeated +after an unclear failure"));
            Assert.That(output, Does.Match(@"limit +int .*At most 999\."));
            Assert.That(output, Does.Match(@"channel +string +required .*ID of a conversation\."));
            Assert.That(output, Does.Contain("Errors: not_found").And.Contain("channel_not_found"));
            Assert.That(output, Does.Match(@"messages +list<message>"));
            Assert.That(output, Does.Contain("https://docs.slack.dev/reference/methods/conversations.history"));
        });
    }

    [Test]
    public async Task A_name_that_begins_other_names_is_exact() =>
        Assert.That((await CommandLine.RunAsync("methods", "admin.apps.approve")).Output, Does.StartWith("admin.apps.approve\n"));

    [Test]
    public async Task JSON_has_every_fact()
    {
        var json = JsonNode.Parse((await CommandLine.RunAsync("methods", "chat.postMessage", "--json")).Output)!.AsArray().Single()!;

        Assert.That((string?)json["name"], Is.EqualTo("chat.postMessage"));
        Assert.That((string?)json["errors"]!["channel_not_found"]!["category"], Is.EqualTo("not_found"));
        Assert.That((string?)json["rate"]!["by"], Is.EqualTo("channel"));
    }

    [Test]
    public async Task A_misspelt_name_gets_a_suggestion()
    {
        var result = await CommandLine.RunAsync("methods", "chat.postMesage");

        Assert.That(result, Is.EqualTo(new CommandResult(2, "", "There is no method 'chat.postMesage'. Did you mean 'chat.postMessage'?\n")));
    }

    [Test]
    public async Task A_projects_own_methods_are_listed_too()
    {
        var directory = Manifests.Write(("own.slack.yaml", "group: wall\nsummary: The wall.\nmethods:\n  paint: { summary: Paints the wall. }\n"));
        try
        {
            Assert.That((await CommandLine.RunAsync("methods", "wall", "--extra", Path.Combine(directory, "own.slack.yaml"))).Output, Does.Contain("Paints the wall."));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
