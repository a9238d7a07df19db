using System.Text.RegularExpressions;
using SlackGen.Testing;
using SlackGen.Tool.Tests.Docs;

namespace SlackGen.Tool.Tests;

/// <summary>The README of the tool: each command in it prints what stands below it.</summary>
[NonParallelizable]
public sealed partial class ReadmeTests
{
    private const string Token = "SLACK_TOKEN";
    private const string ExampleAddress = "http://127.0.0.1:3000/api/";

    private static readonly string Path = System.IO.Path.Combine(Manifests.Directory, "..", "generator", "SlackGen.Tool", "README.md");

    private FakeSlack fake = null!;
    private string directory = "";
    private string start = "";

    [SetUp]
    public async Task StartAsync()
    {
        fake = await FakeSlack.StartAsync(o => o.Workspace = Workspace.Sample());
        start = Environment.CurrentDirectory;
        directory = Manifests.Write(
            ("wall.slack.yaml", "group: wall\nsummary: The wall of the office.\nmethods:\n  paint:\n    summary: Paints the wall.\n    tierr: 3\n"),
            ("docs/pins.list.md", Pages.Method("pins.list", "GET", 2, ["pins:read"], [("channel", "string", true), ("color", "string", false)], [.. Manifests.Repository.FindMethod("pins.list")!.Errors.Select(e => e.Code), "no_color"])));
        Environment.CurrentDirectory = directory;
        Environment.SetEnvironmentVariable(Token, FakeSlack.BotToken);
    }

    [TearDown]
    public async Task StopAsync()
    {
        Environment.SetEnvironmentVariable(Token, null);
        Environment.CurrentDirectory = start;
        Directory.Delete(directory, recursive: true);
        await fake.DisposeAsync();
    }

    [Test]
    public async Task Each_command_prints_what_stands_below_it()
    {
        var page = (await File.ReadAllTextAsync(Path)).ReplaceLineEndings("\n");
        var actual = page;
        foreach (var example in Example().Matches(page).Reverse())
        {
            var line = example.Groups["command"].Value.Replace(ExampleAddress, fake.BaseAddress.ToString(), StringComparison.Ordinal);
            var result = await CommandLine.RunAsync(line.Split(' '));
            var printed = (result.Output + result.Error).Replace(fake.BaseAddress.ToString(), ExampleAddress, StringComparison.Ordinal);
            actual = actual.Remove(example.Groups["output"].Index, example.Groups["output"].Length).Insert(example.Groups["output"].Index, printed);
        }

        if (Environment.GetEnvironmentVariable("SLACKGEN_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(Path, actual);
            page = actual;
        }

        Assert.That(actual, Is.EqualTo(page), "SLACKGEN_ACCEPT=1 writes what the commands print into the README.");
        Assert.That(Example().Count(page), Is.GreaterThan(8));
    }

    [Test]
    public async Task Every_command_has_a_place()
    {
        var page = await File.ReadAllTextAsync(Path);

        Assert.That(Commands.Root.Subcommands.Select(c => c.Name).Where(name => !page.Contains($"`{name}", StringComparison.Ordinal)), Is.Empty);
    }

    [GeneratedRegex(@"(?<=^\$ slackgen )(?<command>[^\n]+)\n(?<output>(?:(?!\$ slackgen |```)[^\n]*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Example();
}
