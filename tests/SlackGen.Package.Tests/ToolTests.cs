using System.Text.RegularExpressions;

namespace SlackGen.Package.Tests;

/// <summary>The command <c>slackgen</c>, installed as a .NET tool from its package.</summary>
[Category("Slow")]
public sealed partial class ToolTests
{
    [Test]
    public async Task The_tool_is_installed_and_serves_a_page()
    {
        await DotNet.RunAsync(RepositoryFolder.Root, PackedPackages.OwnCache, "pack", "generator/SlackGen.Tool", "-c", "Release", "-o", PackedPackages.Feed);
        var directory = PackedPackages.NewDirectory("tool");
        await DotNet.RunAsync(directory, PackedPackages.Cache, "tool", "install", "SlackGen.Tool", "--version", "0.1.0", "--tool-path", "bin");

        await using var program = RunningProgram.Start(
            Path.Combine(directory, "bin", OperatingSystem.IsWindows() ? "slackgen.exe" : "slackgen"),
            directory,
            new Dictionary<string, string>(),
            "serve",
            "--workspace",
            "empty");
        var address = "";
        await program.WaitUntilAsync(() => (address = PageAddress().Match(program.Output).Groups["address"].Value).Length > 0, "the page has its address");
        using var http = new HttpClient();

        Assert.That(await http.GetStringAsync(address), Does.Contain("<h1>#general</h1>"));
        Assert.That(await http.GetStringAsync(address + "page.css"), Does.Contain("prefers-color-scheme"), "the style sheet is in the assembly");
        Assert.That(await program.TerminateAsync(), Is.Zero, program.Output);
    }

    [GeneratedRegex(@"page +(?<address>http://\S+)")]
    private static partial Regex PageAddress();
}
