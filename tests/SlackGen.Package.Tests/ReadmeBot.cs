using System.Text.RegularExpressions;
using SlackGen.Testing;

namespace SlackGen.Package.Tests;

/// <summary>The bot of "Build a bot" in the README, as a program of a user who has only the packages.</summary>
internal static partial class ReadmeBot
{
    /// <summary>Writes the bot's project.</summary>
    /// <param name="name">The name of its directory.</param>
    /// <param name="transports">How the bot receives: HTTP with the two lines that the README names.</param>
    /// <param name="properties">MSBuild properties beyond those of every program.</param>
    public static Task<string> WriteAsync(string name, BotTransports transports, string properties = "") => PackedPackages.NewProgramAsync(
        name,
        properties,
        """<PackageReference Include="SlackGen.Apps.AspNetCore" Version="0.1.0" />""",
        Program(transports),
        "Microsoft.NET.Sdk.Web");

    /// <summary>Starts the bot on a free port, with the tokens of a fake.</summary>
    public static RunningProgram Start(string program, string directory, FakeSlack slack, params string[] arguments) => RunningProgram.Start(
        program,
        directory,
        new Dictionary<string, string>
        {
            ["Slack__Token"] = FakeSlack.BotToken,
            ["Slack__AppToken"] = FakeSlack.AppToken,
            ["Slack__SigningSecret"] = FakeSlack.SigningSecret,
            ["Slack__BaseAddress"] = slack.BaseAddress.AbsoluteUri,
        },
        [.. arguments, "--urls", "http://127.0.0.1:0"]);

    /// <summary>Waits until the bot can be reached over a transport, and returns the way to it.</summary>
    public static async Task<FakeTransport> ConnectAsync(RunningProgram bot, FakeSlack slack, BotTransports transport)
    {
        if (transport == BotTransports.Http)
        {
            return slack.DeliverTo(new Uri(await bot.WaitForAddressAsync(), "/slack/events"));
        }

        await bot.WaitUntilAsync(() => slack.SocketMode.Connections.Any(c => c.IsOpen), "it opens a connection");
        return slack.SocketMode;
    }

    private static string Program(BotTransports transports)
    {
        var program = Blocks().First(b => b.Contains("[SlackApp]", StringComparison.Ordinal));
        if (transports == BotTransports.SocketMode)
        {
            return program;
        }

        var http = Blocks().First(b => b.Contains("app.MapSlack(", StringComparison.Ordinal)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(http, Has.Length.EqualTo(2));
        var socketMode = SocketModeLine().Match(program).Value;
        var registration = transports == BotTransports.Http
            ? http[0]
            : http[0][..http[0].LastIndexOf(';')] + socketMode[socketMode.IndexOf(".UseSocketMode", StringComparison.Ordinal)..];
        return program.Replace(socketMode, registration, StringComparison.Ordinal).Replace("\napp.Run();", $"\n{http[1]}\napp.Run();", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Blocks() => CSharpBlock().Matches(RepositoryFolder.Read("README.md").ReplaceLineEndings("\n")).Select(m => m.Groups["code"].Value);

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("^.*UseSocketMode.*$", RegexOptions.Multiline)]
    private static partial Regex SocketModeLine();
}
