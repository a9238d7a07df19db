using System.Globalization;
using System.Text.Json;
using SlackGen.Benchmarks.Gate;

namespace SlackGen.Benchmarks.Fake;

/// <summary>Measures the fake Slack: its start in new processes, and its calls a second from 64 connections with the memory that it takes meanwhile.</summary>
internal static class FakeRun
{
    private const int MaxColdMilliseconds = 300;
    private const int MaxWarmMilliseconds = 5;
    private const int MinReads = 10_000;
    private const int MinPosts = 5_000;
    private const double MaxGrowth = 1.1;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);

    /// <summary>Measures and prints the medians.</summary>
    /// <param name="verdicts">Receives the verdicts.</param>
    public static async Task RunAsync(Verdicts verdicts)
    {
        Console.WriteLine(GateRun.DescribeMachine());
        foreach (var way in (string[])[FakeStart.Listening, FakeStart.InProcess])
        {
            var starts = new FakeStart[GateProcess.Processes];
            for (var process = 0; process < starts.Length; process++)
            {
                starts[process] = JsonSerializer.Deserialize<FakeStart>(GateProcess.Run(Collector.Default, "--start-fake", way))!;
            }

            var cold = Summary.Create(starts.Select(s => s.ColdMilliseconds));
            var warm = Summary.Create(starts.Select(s => s.WarmMilliseconds));
            verdicts.AtMost($"ms from a cold start to the first response, {way}", cold.Median, MaxColdMilliseconds, cold.Spread);
            verdicts.AtMost($"ms from a warm start to the first response, {way}", warm.Median, MaxWarmMilliseconds, warm.Spread);
        }

        await LoadAsync(verdicts, FakeServer.Samples, "users.info", MinReads);
        await LoadAsync(verdicts, FakeServer.Samples, "chat.postMessage", MinPosts);
        await LoadAsync(verdicts, FakeServer.Living, "users.info", MinReads);
        await LoadAsync(verdicts, FakeServer.Living, "chat.postMessage", MinPosts);
    }

    private static async Task LoadAsync(Verdicts verdicts, string kind, string method, int minimum)
    {
        using var server = await FakeServer.StartAsync(kind);
        var body = method == "users.info" ? $"user={server.User}" : $"channel={server.Channel}&text=Hello";
        var load = await FakeLoad.RunAsync(server, method, body, Duration);
        var memory = string.Join(", ", load.Megabytes.Select(m => m.ToString("0", CultureInfo.InvariantCulture)));
        verdicts.AtLeast($"{method} a second, {kind}", load.PerSecond, minimum, $"MB after 10, 30 and 60 s: {memory}");
        verdicts.AtMost($"growth of memory from 30 to 60 s, {method}, {kind}", load.Megabytes[2] / load.Megabytes[1], MaxGrowth);
    }
}
