using System.Text.Json.Nodes;

namespace SlackGen.Tool.Tests.Authoring;

/// <summary>The command <c>check</c>.</summary>
[NonParallelizable]
public sealed class CheckCommandTests
{
    private const string Good = "group: wall\nsummary: The wall.\nmethods:\n  paint: { summary: Paints the wall., deprecated: { use: wall.spray, summary: Spray it. } }\n  spray: { summary: Sprays the wall. }\n";

    private string directory = "";

    [TearDown]
    public void Delete() => Directory.Delete(directory, recursive: true);

    [Test]
    public async Task Files_without_a_mistake_exit_with_0() =>
        Assert.That(await CheckAsync(("wall.slack.yaml", Good)), Is.EqualTo(new CommandResult(0, "", "")));

    [Test]
    public async Task A_mistake_is_located_as_the_compiler_does()
    {
        var result = await CheckAsync(("wall.slack.yaml", Good.Replace("deprecated", "depricated", StringComparison.Ordinal)));

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Is.EqualTo($"{Path.Combine(directory, "wall.slack.yaml")}(4,39): error SLACKGEN102: 'depricated' is not a key of the method 'wall.paint'. Did you mean 'deprecated'?\n"));
    }

    [Test]
    public async Task A_name_that_another_file_declares_is_known()
    {
        const string User = "group: wall\nsummary: The wall.\nmethods:\n  paint: { summary: Paints., params: { color: { type: color, summary: The color. } } }\n";

        Assert.That((await CheckAsync(("wall.slack.yaml", User))).Output, Does.Contain("SLACKGEN111"));
        Delete();
        Assert.That((await CheckAsync(("wall.slack.yaml", User), ("types.slack.yaml", "types:\n  color: { summary: A color., enum: { red: Red. } }\n"))).ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_warning_is_printed_and_exits_with_0()
    {
        var result = await CheckAsync(("wall.slack.yaml", Good.Replace("use: wall.spray", "use: wall.splash", StringComparison.Ordinal)));

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output, Does.Contain("warning SLACKGEN121"));
    }

    [Test]
    public async Task JSON_has_locations_and_suggestions()
    {
        var file = Path.Combine(directory = Manifests.Write(("bad.slack.yaml", Good.Replace("deprecated", "depricated", StringComparison.Ordinal))), "bad.slack.yaml");
        var found = JsonNode.Parse((await CommandLine.RunAsync("check", file, "--json")).Output)!.AsArray().Single()!;

        Assert.That(((int)found["line"]!, (int)found["column"]!, (string?)found["id"], (string?)found["severity"], (string?)found["meant"]), Is.EqualTo((4, 39, "SLACKGEN102", "error", "deprecated")));
    }

    [Test]
    public async Task A_missing_file_is_said()
    {
        directory = Manifests.Write();
        var result = await CommandLine.RunAsync("check", "none.slack.yaml");

        Assert.That(result, Is.EqualTo(new CommandResult(2, "", "There is no file none.slack.yaml.\n")));
    }

    private Task<CommandResult> CheckAsync(params (string Path, string Text)[] files)
    {
        directory = Manifests.Write(files);
        return CommandLine.RunAsync(["check", .. files.Select(f => Path.Combine(directory, f.Path))]);
    }
}
