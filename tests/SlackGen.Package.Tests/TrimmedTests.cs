using System.Runtime.InteropServices;
using SlackGen.Testing;

namespace SlackGen.Package.Tests;

/// <summary>A program that is published trimmed keeps all that it uses, and the linker has nothing to warn of.</summary>
[Parallelizable(ParallelScope.None)]
[Category("Slow")]
public sealed class TrimmedTests
{
    private const string Message = """
        {"type":"message","ts":"1512085950.000216","text":"hi","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*hi*"}},{"type":"divider"},{"type":"brand_new","size":3}]}
        """;

    [Test]
    public async Task A_trimmed_program_reads_writes_calls_and_catches()
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.On("users.info").Reply("""{"ok":true,"user":{"id":"U1","profile":{"display_name":"Egon"}}}""");
        slack.On("chat.postMessage").ReplyError("channel_not_found");
        var directory = await WriteAsync();
        var (restored, restoring) = await DotNet.TryRunAsync("dotnet", directory, PackedPackages.Cache, "restore");
        if (restored != 0 && restoring.Contains("Microsoft.NET", StringComparison.Ordinal))
        {
            // The linker and the runtime to be trimmed are packages of their own, which not every machine can restore.
            Assert.Ignore($"Nothing can be trimmed here: {restoring}");
        }

        Assert.That(restored, Is.Zero, restoring);
        await DotNet.RunAsync(directory, PackedPackages.Cache, "publish", "--no-restore", "-o", "out");
        var program = Path.Combine(directory, "out", OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");
        var (exitCode, output) = await DotNet.TryRunAsync(program, directory, PackedPackages.Cache, slack.BaseAddress.ToString(), FakeSlack.DefaultToken, Message);

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output.ReplaceLineEndings("\n"), Is.EqualTo($"""
            {Message.Trim()}
            SectionBlock DividerBlock UnknownBlock
            Egon
            ChannelNotFound

            """.ReplaceLineEndings("\n")));
    }

    private static Task<string> WriteAsync() => PackedPackages.NewProgramAsync(
        "trimmed",
        $"""
        <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
        <SelfContained>true</SelfContained>
        <PublishTrimmed>true</PublishTrimmed>
        <InvariantGlobalization>true</InvariantGlobalization>
        """,
        "",
        """
        using SlackGen;
        using SlackGen.Types;

        var message = SlackJson.Parse<Message>(args[2]);
        Console.WriteLine(message.ToJson());
        Console.WriteLine(string.Join(' ', message.Blocks!.Select(b => b switch
        {
            SectionBlock => nameof(SectionBlock),
            DividerBlock => nameof(DividerBlock),
            UnknownBlock => nameof(UnknownBlock),
            _ => "?",
        })));
        var slack = new SlackClient(new SlackClientOptions { Token = args[1], BaseAddress = new Uri(args[0]) });
        Console.WriteLine((await slack.Users.InfoAsync("U1")).User?.Profile?.DisplayName);
        try
        {
            await slack.Chat.PostMessageAsync(new() { Channel = "C1", Blocks = message.Blocks });
        }
        catch (SlackApiException<ChatPostMessageError> e)
        {
            Console.WriteLine(e.Error);
        }

        [SlackApi("users.info", "chat.postMessage", "conversations.history")]
        public partial class SlackClient;
        """);
}
