using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SlackGen.Testing.Tests;

/// <summary>The programs for Node in the README do what it says.</summary>
[Category("Slow")]
public sealed partial class ReadmeNodeTests
{
    private FakeSlack slack = null!;

    [SetUp]
    public async Task Start() => slack = await FakeSlack.StartAsync();

    [TearDown]
    public async Task Stop() => await slack.DisposeAsync();

    [Test]
    public async Task The_client_posts_and_lists()
    {
        await using var program = await StartAsync("WebClient");
        await slack.WaitForRequestsAsync("users.list");
        Assert.That(slack.Requests.Select(r => (r.Method, r.Refused)).Take(2), Is.EqualTo(new[] { ("chat.postMessage", (string?)null), ("users.list", null) }));
        Assert.That(program.Errors, Is.Empty);
    }

    [Test]
    public async Task The_bot_greets_over_Socket_Mode()
    {
        await using var program = await StartAsync("app.message('hello'");
        await program.WaitForConnectionAsync(slack);
        var hello = await slack.SocketMode.SendEventAsync(new { type = "message", channel = "C1", channel_type = "channel", user = "U1", text = "hello", ts = "1770000000.000100" });
        await hello.Acknowledged.Soon();
        var posts = await slack.WaitForRequestsAsync("chat.postMessage");
        Assert.That((string?)posts[0].Arguments["text"], Is.EqualTo("Hey there <@U1>!"));
    }

    [Test]
    public async Task The_bot_acknowledges_over_HTTP()
    {
        await using var program = await StartAsync("app.command('/deploy'");
        var url = await program.ReadUrlAsync();
        var command = await slack.DeliverTo(url).SendCommandAsync("/deploy", "4.12");
        Assert.That((await command.Acknowledged.Soon()).ResponseText, Is.EqualTo("4.12 is on its way."));
    }

    [Test]
    public async Task The_Socket_Mode_client_acknowledges()
    {
        await using var program = await StartAsync("SocketModeClient");
        await program.WaitForConnectionAsync(slack);
        var command = await slack.SocketMode.SendCommandAsync("/deploy");
        Assert.That((string?)(await command.Acknowledged.Soon()).Payload!["text"], Is.EqualTo("Got /deploy."));
    }

    // The program with a text in it.
    private async Task<NodeProgram> StartAsync(string text)
    {
        var programs = Programs().Matches(await File.ReadAllTextAsync(ReadmePath())).Select(m => m.Groups["program"].Value);
        return await NodeProgram.StartAsync(slack, "--input-type=module", "--eval", programs.Single(p => p.Contains(text, StringComparison.Ordinal)));
    }

    [GeneratedRegex("```js\n(?<program>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Programs();

    private static string ReadmePath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "runtime", "SlackGen.Testing", "README.md");
}
