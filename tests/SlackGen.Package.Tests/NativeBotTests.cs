using System.Diagnostics;
using System.Runtime.InteropServices;
using SlackGen.Testing;

namespace SlackGen.Package.Tests;

/// <summary>The bot of the README is compiled ahead of time without a warning, starts, and handles events.</summary>
[Parallelizable(ParallelScope.None)]
[Category("Slow")]
public sealed class NativeBotTests
{
    [Test]
    public async Task A_bot_that_is_compiled_ahead_of_time_handles_an_event_over_each_transport()
    {
        if (!OperatingSystem.IsLinux() || !Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "gcc"))))
        {
            Assert.Ignore("gcc on Linux is needed to link the program.");
        }

        var directory = await ReadmeBot.WriteAsync("native", BotTransports.Both, $"""
            <TargetFramework>net9.0</TargetFramework>
            <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
            <PublishAot>true</PublishAot>
            <InvariantGlobalization>true</InvariantGlobalization>
            """);
        var (restored, restoring) = await DotNet.TryRunAsync("dotnet", directory, PackedPackages.Cache, "restore");
        if (restored != 0 && (restoring.Contains("Microsoft.NET", StringComparison.Ordinal) || restoring.Contains("ILCompiler", StringComparison.Ordinal)))
        {
            // The compiler and the runtime are packages of their own, which not every machine can restore.
            Assert.Ignore($"Nothing can be compiled ahead of time here: {restoring}");
        }

        Assert.That(restored, Is.Zero, restoring);
        await DotNet.RunAsync(directory, PackedPackages.Cache, "publish", "--no-restore", "-o", "out", "-p:CppCompilerAndLinker=gcc");
        await using var slack = await FakeSlack.StartAsync();
        var started = Stopwatch.GetTimestamp();
        await using var bot = ReadmeBot.Start(Path.Combine(directory, "out", "Consumer"), directory, slack);
        var socketMode = await ReadmeBot.ConnectAsync(bot, slack, BotTransports.SocketMode);
        TestContext.Out.WriteLine($"Connected after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms, {new FileInfo(Path.Combine(directory, "out", "Consumer")).Length / 1024} KB");
        var http = await ReadmeBot.ConnectAsync(bot, slack, BotTransports.Http);

        await socketMode.SendEventAsync(Mention("C1"));
        await bot.WaitUntilAsync(() => slack.RequestsTo("chat.postMessage").Count == 1, "it posts");
        await http.SendEventAsync(Mention("C2"));
        await bot.WaitUntilAsync(() => slack.RequestsTo("chat.postMessage").Count == 2, "it posts");
        var exitCode = await bot.TerminateAsync();

        Assert.Multiple(() =>
        {
            Assert.That(slack.RequestsTo("chat.postMessage").Select(r => (string?)r.Arguments["channel"]), Is.EqualTo(new[] { "C1", "C2" }));
            Assert.That(exitCode, Is.Zero, bot.Output);
        });
    }

    private static object Mention(string channel) => new { type = "app_mention", user = "U1", channel, text = "<@U0FAKEBOT> hi", ts = "1770000000.000100" };
}
