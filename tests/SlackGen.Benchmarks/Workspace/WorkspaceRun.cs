using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SlackGen.Benchmarks.Gate;

namespace SlackGen.Benchmarks.Workspace;

/// <summary>Pages 100,000 users and 1,000 histories of 200 messages, in fresh processes that take turns.</summary>
internal static class WorkspaceRun
{
    private const string Own = "SlackGen";
    private const string Rival = "source generation";

    /// <summary>Serves the workspace, measures both readers and prints the medians.</summary>
    public static async Task RunAsync()
    {
        Console.WriteLine(GateRun.DescribeMachine());
        await using var server = await WorkspaceServer.StartAsync();
        var results = new Dictionary<string, List<PagingResult>> { [Own] = [], [Rival] = [] };
        PagingResult Measure(string reader) => JsonSerializer.Deserialize<PagingResult>(GateProcess.Run(Collector.Default, "--page-workspace", reader, server.Address.ToString()))!;

        // The first process warms the server and is not counted; then the readers begin in turn.
        Measure(Rival);
        for (var process = 0; process < GateProcess.Processes; process++)
        {
            foreach (var reader in process % 2 == 0 ? new[] { Own, Rival } : [Rival, Own])
            {
                results[reader].Add(Measure(reader));
            }
        }

        foreach (var (reader, list) in results)
        {
            double Median(Func<PagingResult, double> figure) => Summary.MedianOf(list.Select(figure));
            var rate = Summary.Create(list.Select(r => r.Items / r.Seconds / 1000));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{reader,-18} {rate.Median:0} thousand items a second ({rate.Min:0} - {rate.Max:0}); {Median(r => r.Bytes) / (1 << 20):0} MB allocated; {Median(r => r.Collections):0} collections, {Median(r => r.FullCollections):0} full; peak {Median(r => r.PeakBytes) / (1 << 20):0} MB"));
        }

        var gain = Summary.Create(results[Own].Zip(results[Rival], (own, rival) => rival.Seconds / own.Seconds));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SlackGen is {gain.Median:0.00} times as fast ({gain.Spread})."));
    }

    /// <summary>Reads the workspace in this process and prints the result as JSON.</summary>
    /// <param name="reader">The reader's name.</param>
    /// <param name="server">The server's address.</param>
    public static async Task PageAsync(string reader, Uri server)
    {
        Func<Uri, Task<int>> read = reader switch
        {
            Own => WorkspacePagers.SlackGenAsync,
            Rival => WorkspacePagers.SourceGeneratedAsync,
            _ => throw new ArgumentException($"There is no reader '{reader}'.", nameof(reader)),
        };
        var watch = Stopwatch.StartNew();
        var items = await read(server);
        var seconds = watch.Elapsed.TotalSeconds;
        const int Expected = (WorkspaceServer.UserPages * WorkspaceServer.UsersPerPage) + (WorkspaceServer.Channels * WorkspaceServer.MessagesPerChannel);
        if (items != Expected)
        {
            throw new InvalidOperationException($"'{reader}' has read {items} items instead of {Expected}.");
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new PagingResult(items, seconds, GC.GetTotalAllocatedBytes(), GC.CollectionCount(0), GC.CollectionCount(2), process.PeakWorkingSet64)));
    }
}
