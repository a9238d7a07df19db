using System.Diagnostics;
using System.Runtime.InteropServices;
using SlackGen.Testing;

namespace SlackGen.Package.Tests;

/// <summary>The bot of the README is compiled ahead of time without a warning, starts, and handles an event.</summary>
[Parallelizable(ParallelScope.None)]
[Category("Slow")]
public sealed class NativeBotTests
{
    [Test]
    public async Task A_bot_that_is_compiled_ahead_of_time_handles_an_event([Values] bool isHttp)
    {
        if (!OperatingSystem.IsLinux() || !Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "gcc"))))
        {
            Assert.Ignore("gcc on Linux is needed to link the program.");
        }

        var directory = await ReadmeBot.WriteAsync(isHttp ? "native-http" : "native-socket", isHttp, $"""
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
        var app = await ReadmeBot.ConnectAsync(bot, slack, isHttp);
        TestContext.Out.WriteLine($"Started in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms, {new FileInfo(Path.Combine(directory, "out", "Consumer")).Length / 1024} KB");

        await app.SendEventAsync(new { type = "app_mention", user = "U1", channel = "C1", text = "<@U0FAKEBOT> hi", ts = "1770000000.000100" });
        await bot.WaitUntilAsync(() => slack.RequestsTo("chat.postMessage").Count > 0, "it posts");

        Assert.Multiple(async () =>
        {
            Assert.That((string?)slack.RequestsTo("chat.postMessage")[0].Arguments["channel"], Is.EqualTo("C1"));
            Assert.That(await bot.TerminateAsync(), Is.Zero, bot.Output);
        });
    }
}
