using System.Text.RegularExpressions;

namespace SlackGen.Package.Tests;

/// <summary>The command <c>slackgen</c>, installed as a .NET tool from its package.</summary>
[Category("Slow")]
public sealed partial class ToolTests
{
    private string directory = "";

    private string Tool => Path.Combine(directory, "bin", OperatingSystem.IsWindows() ? "slackgen.exe" : "slackgen");

    [OneTimeSetUp]
    public async Task InstallAsync()
    {
        await DotNet.RunAsync(RepositoryFolder.Root, PackedPackages.OwnCache, "pack", "generator/SlackGen.Tool", "-c", "Release", "-o", PackedPackages.Feed);
        directory = PackedPackages.NewDirectory("tool");
        await DotNet.RunAsync(directory, PackedPackages.Cache, "tool", "install", "SlackGen.Tool", "--version", "0.1.0", "--tool-path", "bin");
    }

    [Test]
    public async Task The_tool_is_installed_and_serves_a_page()
    {
        await using var program = RunningProgram.Start(Tool, directory, new Dictionary<string, string>(), "serve", "--workspace", "empty");
        var address = "";
        await program.WaitUntilAsync(() => (address = PageAddress().Match(program.Output).Groups["address"].Value).Length > 0, "the page has its address");
        using var http = new HttpClient();

        Assert.That(await http.GetStringAsync(address), Does.Contain("<h1>#general</h1>"));
        Assert.That(await http.GetStringAsync(address + "page.css"), Does.Contain("prefers-color-scheme"), "the style sheet is in the assembly");
        Assert.That(await program.TerminateAsync(), Is.Zero, program.Output);
    }

    [Test]
    public async Task The_tool_lists_and_writes_the_scopes_of_a_project_with_the_package()
    {
        var project = await PackedPackages.NewProgramAsync("tool-scopes", "", "", """
            using Acme;
            using SlackGen;

            await new BotClient("xoxb-1").Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Sale" });

            namespace Acme
            {
                [SlackApi("chat.postMessage", Token = SlackTokenKinds.Bot)]
                public partial class BotClient;
            }
            """);
        var manifest = Path.Combine(project, "slack-app.yaml");
        await File.WriteAllTextAsync(manifest, "display_information:\n  name: Shop\n");

        Assert.That(await RunAsync(project, "--check"), Is.EqualTo((1, "bot\n  chat:write    missing in slack-app.yaml\n    Program.cs(4): chat.postMessage\n")));
        Assert.That((await RunAsync(project, "--write")).ExitCode, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(manifest), Is.EqualTo("display_information:\n  name: Shop\noauth_config:\n  scopes:\n    bot:\n      - chat:write\n"));
        Assert.That(await RunAsync(project, "--check"), Is.EqualTo((0, "bot\n  chat:write\n    Program.cs(4): chat.postMessage\nslack-app.yaml asks for every scope that the code needs.\n")));
        await File.AppendAllTextAsync(Path.Combine(project, "Program.cs"), "mistake\n");
        var (exitCode, output) = await RunAsync(project);
        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(output, Does.Contain("does not build").And.Contain("Program.cs").And.Contain("error CS"));
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string project, params string[] options)
    {
        var (exitCode, output) = await DotNet.TryRunAsync(Tool, directory, PackedPackages.Cache, ["scopes", project, .. options]);
        return (exitCode, output.ReplaceLineEndings("\n"));
    }

    [GeneratedRegex(@"page +(?<address>http://\S+)")]
    private static partial Regex PageAddress();
}
