using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SlackGen.Testing.Tests;

/// <summary>The commands of the README do what it says.</summary>
public sealed partial class ReadmeCommandTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Test]
    public async Task The_commands_with_curl_are_accepted()
    {
        var commands = CurlBlock().Match(await File.ReadAllTextAsync(ReadmePath())).Groups["commands"].Value;
        Assert.That(commands, Does.Contain("curl"));
        await using var slack = await FakeSlack.StartAsync();
        var (code, output) = await RunAsync(commands, slack);
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero, output);
            Assert.That(slack.Requests.Select(r => r.Method), Is.EqualTo(new[] { "chat.postMessage", "users.list", "files.getUploadURLExternal" }));
            Assert.That(slack.Requests.Select(r => r.Refused), Is.All.Null, output);
            Assert.That(slack.Requests.Select(r => r.Token), Is.All.EqualTo(FakeSlack.BotToken));
            Assert.That((string?)slack.Requests[0].Arguments["text"], Is.EqualTo("Hello"));
        });
    }

    private static async Task<(int Code, string Output)> RunAsync(string commands, FakeSlack slack)
    {
        var start = new ProcessStartInfo("bash", ["-ec", commands]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["SLACK_API_URL"] = slack.BaseAddress.AbsoluteUri;
        using var timeout = new CancellationTokenSource(Limit);
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            var text = await output + await errors;
            if (process.ExitCode == CommandNotFound)
            {
                Assert.Ignore("curl is needed: " + text);
            }

            return (process.ExitCode, text);
        }
        catch (Win32Exception e)
        {
            Assert.Ignore("bash is needed: " + e.Message);
            throw;
        }
    }

    private const int CommandNotFound = 127;

    [GeneratedRegex("```sh\n(?<commands>curl .*?)```", RegexOptions.Singleline)]
    private static partial Regex CurlBlock();

    private static string ReadmePath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "runtime", "SlackGen.Testing", "README.md");
}
