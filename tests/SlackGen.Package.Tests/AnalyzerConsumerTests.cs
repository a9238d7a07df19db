namespace SlackGen.Package.Tests;

/// <summary>The compiler compares a user's project with its <c>slack-app.yaml</c>, from the packages alone.</summary>
[Parallelizable(ParallelScope.None)]
[Category("Slow")]
public sealed class AnalyzerConsumerTests
{
    private const string Program = """
        using Acme;
        using SlackGen;

        var slack = new BotClient("xoxb-1");
        await slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Sale" });
        await slack.Reactions.AddAsync(new() { Channel = "C024BE91L", Timestamp = "1503435956.000247", Name = "tada" });

        namespace Acme
        {
            [SlackApi("chat.postMessage", "reactions.add", Token = SlackTokenKinds.Bot)]
            public partial class BotClient;
        }
        """;

    private const string Missing = "oauth_config:\n  scopes:\n    bot:\n      - chat:write\n      - pins:read\n";
    private const string Mended = "oauth_config:\n  scopes:\n    bot:\n      - chat:write\n      - reactions:write\n";

    [Test]
    public async Task A_missing_scope_is_a_warning_of_the_build_until_it_is_asked_for()
    {
        var directory = await NewAsync("scopes", "", Missing);

        var (exitCode, output) = await BuildAsync(directory);

        Assert.That(exitCode, Is.Not.Zero, "every warning is an error in this project");
        Assert.That(output, Does.Contain("Program.cs(6,23): error SLACKGEN220: 'reactions.add' needs the bot scope 'reactions:write', which slack-app.yaml does not request").And.Not.Contain("SLACKGEN243"));
        await File.WriteAllTextAsync(Path.Combine(directory, "slack-app.yaml"), Mended);
        Assert.That(await DotNet.RunAsync(directory, PackedPackages.Cache, "build"), Does.Not.Contain("SLACKGEN2"));
    }

    [TestCase(".globalconfig", "is_global = true", true)]
    [TestCase(".editorconfig", "[*]", false)]
    public async Task A_global_configuration_sets_the_severity_of_what_is_in_the_manifest(string file, string section, bool isSet)
    {
        var directory = await NewAsync("severity" + file, "", Mended + "      - pins:read\n");
        await File.WriteAllTextAsync(Path.Combine(directory, file), section + "\ndotnet_diagnostic.SLACKGEN221.severity = warning\n");

        var (exitCode, output) = await BuildAsync(directory);

        Assert.That(exitCode != 0, Is.EqualTo(isSet));
        Assert.That(output.Contains("slack-app.yaml(6,9): error SLACKGEN221", StringComparison.Ordinal), Is.EqualTo(isSet), output);
    }

    [TestCase("")]
    [TestCase("<TargetFramework></TargetFramework><TargetFrameworks>net10.0</TargetFrameworks>")]
    public async Task The_target_lists_scopes_of_a_project_that_is_up_to_date_and_leaves_its_outputs(string properties)
    {
        var directory = await NewAsync(properties.Length == 0 ? "scope-target" : "scope-targets", properties, Mended);
        await DotNet.RunAsync(directory, PackedPackages.Cache, "build");
        await File.WriteAllTextAsync(Path.Combine(directory, "slack-app.yaml"), Missing);
        var before = Outputs(directory);

        var output = await DotNet.RunAsync(directory, PackedPackages.Cache, ["build", "-t:SlackScopes", "-tl:off", .. properties.Length == 0 ? Array.Empty<string>() : ["-f", "net10.0"]]);

        Assert.That(output, Does.Contain("Program.cs(5,18): warning SLACKGEN243: 'chat.postMessage' needs the bot scope 'chat:write'")
            .And.Contain("Program.cs(6,23): warning SLACKGEN243: 'reactions.add' needs the bot scope 'reactions:write'")
            .And.Contain("Program.cs(6,23): warning SLACKGEN220")
            .And.Contain("slack-app.yaml(5,9): warning SLACKGEN221: No call, event or feature needs the bot scope 'pins:read'"));
        Assert.That(Outputs(directory), Is.EqualTo(before));
    }

    private static async Task<string> NewAsync(string name, string properties, string appManifest)
    {
        var directory = await PackedPackages.NewProgramAsync(name, properties, "", Program);
        await File.WriteAllTextAsync(Path.Combine(directory, "slack-app.yaml"), appManifest);
        return directory;
    }

    private static Task<(int ExitCode, string Output)> BuildAsync(string directory) => DotNet.TryRunAsync("dotnet", directory, PackedPackages.Cache, "build");

    private static IEnumerable<(string File, DateTime Written)> Outputs(string directory) =>
        [.. from file in Directory.EnumerateFiles(directory, "Consumer.*", SearchOption.AllDirectories)
            where file.EndsWith(".dll", StringComparison.Ordinal) || file.EndsWith(".pdb", StringComparison.Ordinal)
            orderby file
            select (file, File.GetLastWriteTimeUtc(file))];
}
