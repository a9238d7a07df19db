using System.Diagnostics;
using System.Text.Json.Nodes;
using SlackGen.Testing;

namespace SlackGen.Tool.Tests.Calls;

/// <summary>The command <c>call</c>, as a program that calls a fake over HTTP.</summary>
[Category("Slow")]
public sealed class CallCommandTests
{
    private FakeSlack fake = null!;
    private string directory = "";

    [SetUp]
    public async Task StartAsync()
    {
        fake = await FakeSlack.StartAsync(o => o.Workspace = Workspace.Sample());
        directory = Directory.CreateTempSubdirectory("slackgen-call-").FullName;
    }

    [TearDown]
    public async Task StopAsync()
    {
        await fake.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Test]
    public async Task The_response_is_written_as_JSON()
    {
        var result = await CallAsync("chat.postMessage", "channel=general", "text=Hello", "blocks:=[{\"type\":\"divider\"}]");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That((bool)JsonNode.Parse(result.Output)!["ok"]!, Is.True);
        Assert.That(fake.RequestsTo("chat.postMessage").Single().Arguments["blocks"]!.ToJsonString(), Is.EqualTo("""[{"type":"divider"}]"""));
    }

    [Test]
    public async Task A_value_is_read_from_a_file()
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "text.md"), "Hello\nall");

        Assert.That((await CallAsync("chat.postMessage", "channel=general", "text=@text.md")).ExitCode, Is.Zero);
        Assert.That((string?)fake.RequestsTo("chat.postMessage").Single().Arguments["text"], Is.EqualTo("Hello\nall"));
    }

    [Test]
    public async Task A_file_is_uploaded()
    {
        await File.WriteAllBytesAsync(Path.Combine(directory, "me.png"), [1, 2, 3]);

        Assert.That((await CallWithAsync(FakeSlack.UserToken, "users.setPhoto", "image=@me.png")).ExitCode, Is.Zero);
        Assert.That(fake.RequestsTo("users.setPhoto").Single().Files.Single().Bytes.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task Mistakes_are_found_before_anything_is_sent()
    {
        var result = await CallAsync("conversations.history", "chanel=C1", "channel=U024BE7LH", "limit=5000", "inclusive=maybe", "oldest=x", "oldest=y", "latest:={");

        Assert.That(result, Is.EqualTo(new CommandResult(2, "", """
            chanel: conversations.history has no such argument. Did you mean 'channel'?
            oldest: given twice
            latest: not JSON, from byte 2 of line 1 on
            inclusive: must be a boolean
            oldest: must be a timestamp such as 1512085950.000216
            limit: must be at most 999
            channel: the ID of a user, where that of a conversation is needed
            `slackgen methods conversations.history` describes the arguments.

            """)));
        Assert.That(fake.Requests, Is.Empty);
    }

    [Test]
    public async Task A_missing_argument_a_group_and_a_block_are_checked()
    {
        Assert.That((await CallAsync("chat.postMessage")).Error, Does.StartWith("channel: required\nat least one of these is needed: text, "));
        Assert.That((await CallAsync("chat.postMessage", "channel=general", "blocks:=[{\"type\":\"section\"}]")).Error, Does.Contain("blocks: ").And.Contain("[json-pointer:/blocks/0]"));
    }

    [TestCase("no_text", 11, "invalid")]
    [TestCase("missing_scope", 13, "scope")]
    [TestCase("channel_not_found", 14, "not_found")]
    [TestCase("internal_error", 17, "server")]
    public async Task An_error_is_explained_and_its_category_is_the_exit_code(string code, int exitCode, string category)
    {
        fake.On("chat.postMessage").ReplyError(code);
        var result = await CallAsync("chat.postMessage", "channel=general", "text=Hello");

        var meaning = Manifests.Repository.FindMethod("chat.postMessage")!.Errors.Concat(Manifests.Repository.Common.Errors).First(e => e.Code == code).Summary;
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((exitCode, "")));
        Assert.That(result.Error, Does.StartWith($"chat.postMessage failed: {code}").And.Contain($"{code} ({category}): {meaning}\n"));
    }

    [Test]
    public async Task A_bad_token_is_not_shown()
    {
        var result = await CallWithAsync("xoxb-very-secret", "auth.test");

        Assert.That(result.ExitCode, Is.EqualTo(12));
        Assert.That(result.Error, Does.Contain("invalid_auth (auth)").And.Not.Contain("very-secret"));
    }

    [TestCase("token=xoxb-very-secret")]
    [TestCase("xoxb-very-secret")]
    [TestCase("--token", "xoxb-very-secret")]
    public async Task A_token_on_the_command_line_is_refused_and_not_repeated(params string[] arguments)
    {
        var result = await CallAsync(["auth.test", .. arguments]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("SLACK_TOKEN").And.Not.Contain("very-secret"));
        Assert.That(fake.Requests, Is.Empty);
    }

    [Test]
    public async Task A_missing_token_is_said() =>
        Assert.That(await CallWithAsync(null, "auth.test"), Is.EqualTo(new CommandResult(2, "", "auth.test needs a token. Set the environment variable SLACK_TOKEN.\n")));

    [Test]
    public async Task All_pages_are_lines_of_JSON()
    {
        var result = await CallAsync("users.list", "limit=3", "--all");

        var ids = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (string?)JsonNode.Parse(l)!["id"]).ToList();
        Assert.That(ids, Has.Count.EqualTo(fake.Workspace!.Users.Count).And.Unique);
        Assert.That(fake.RequestsTo("users.list"), Has.Count.GreaterThan(2));
    }

    [Test]
    public async Task A_cursor_that_comes_twice_ends_the_pages()
    {
        fake.On("users.list").Reply("""{"ok":true,"members":[{"id":"U1"}],"response_metadata":{"next_cursor":"again"}}""");
        var result = await CallAsync("users.list", "--all");

        Assert.That((result.ExitCode, result.Output.Count(c => c == '\n')), Is.EqualTo((3, 2)));
        Assert.That(result.Error, Does.Contain("same cursor twice"));
    }

    [Test]
    public async Task A_dry_run_prints_the_request_without_secrets_and_sends_nothing()
    {
        var post = await CallWithAsync("xoxb-very-secret", "chat.postMessage", "channel=general", "text=Hello", "--dry-run");
        var exchange = await CallWithAsync(null, "oauth.v2.access", "code=very-secret", "client_id=1.2", "client_secret=very-secret", "--dry-run");

        Assert.That(post.Output, Is.EqualTo($$"""
            POST {{fake.BaseAddress}}chat.postMessage
            Authorization: Bearer ***
            Content-Type: application/json; charset=utf-8

            {"channel":"general","text":"Hello"}

            """));
        Assert.That(exchange.Output, Does.Contain("oauth.v2.access").And.Not.Contain("very-secret"));
        Assert.That(fake.Requests, Is.Empty);
    }

    [TestCase("admin.analytics.getFile", "responds with a file", "type=member")]
    [TestCase("auth.test", "has no pages", "--all")]
    [TestCase("auth.tst", "Did you mean 'auth.test'?")]
    [TestCase("chat.postMessage", "the file none.md cannot be read", "channel=general", "text=@none.md")]
    public async Task What_cannot_be_called_is_said(string method, string message, params string[] arguments)
    {
        var result = await CallAsync([method, .. arguments]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(message));
    }

    [Test]
    public async Task A_server_that_does_not_respond_is_said()
    {
        var address = fake.BaseAddress.ToString();
        await fake.DisposeAsync();
        var result = await CommandLine.StartAsync(directory, FakeSlack.BotToken, "call", "auth.test", "--base-address", address);

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Error, Does.Contain("auth.test"));
    }

    [Test]
    public async Task An_unclear_failure_of_a_write_is_not_repeated()
    {
        fake.On("chat.postMessage").Fault(Fault.Status(500));

        Assert.That((await CallAsync("chat.postMessage", "channel=general", "text=Hello")).ExitCode, Is.EqualTo(3));
        Assert.That(fake.RequestsTo("chat.postMessage"), Has.Count.EqualTo(1));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_signal_ends_a_call_that_waits()
    {
        fake.On("auth.test").Fault(Fault.Hang);
        using var process = Process.Start(CommandLine.Describe(directory, FakeSlack.BotToken, "call", "auth.test", "--base-address", fake.BaseAddress.ToString()))!;
        await fake.WaitForRequestsAsync("auth.test", 1);
        using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That(process.ExitCode, Is.EqualTo(130));
    }

    private Task<CommandResult> CallAsync(params string[] arguments) => CallWithAsync(FakeSlack.BotToken, arguments);

    private Task<CommandResult> CallWithAsync(string? token, params string[] arguments) =>
        CommandLine.StartAsync(directory, token, ["call", .. arguments, "--base-address", fake.BaseAddress.ToString()]);
}
