using System.Text.Json;
using SlackGen.Benchmarks.Gate;

namespace SlackGen.Benchmarks.Deliveries;

/// <summary>
/// Measures signed events over HTTP with an empty handler, in fresh processes. Sender and receiver share a process and the machine's processors, so a receiver alone
/// takes more.
/// </summary>
internal static class DeliveriesRun
{
    private const int Connections = 32;
    private const int DeliveriesPerRound = 2000;
    private const int WarmUpRounds = 20;
    private const int Rounds = 31;
    private const int MinPerSecond = 5000;

    /// <summary>Measures and prints the medians.</summary>
    /// <param name="verdicts">Receives the verdict.</param>
    public static void Run(Verdicts verdicts)
    {
        Console.WriteLine(GateRun.DescribeMachine());
        var measurements = new Measurement[GateProcess.Processes];
        for (var process = 0; process < measurements.Length; process++)
        {
            measurements[process] = JsonSerializer.Deserialize<Measurement>(GateProcess.Run(Collector.Default, "--measure-deliveries"))!;
        }

        Console.WriteLine($"Garbage collector: {measurements[0].Collector}; {Connections} connections");
        var rate = Summary.Create(measurements.Select(m => 1 / m.Seconds));
        var share = Summary.Create(measurements.Select(m => 1 / m.Ratio));
        verdicts.AtLeast("deliveries over HTTP a second", rate.Median, MinPerSecond, $"{rate.Min:0} - {rate.Max:0}");
        Verdicts.Show("share of a bare endpoint of ASP.NET Core", share.Median, share.Spread);
        Verdicts.Show("bytes allocated by a delivery above it", Summary.MedianOf(measurements.Select(m => m.Bytes)), "");
    }

    /// <summary>Measures in this process and prints the result as JSON.</summary>
    public static async Task MeasureAsync()
    {
        await using var host = await DeliveryHost.StartAsync();
        var bare = await ConnectAsync(host, DeliveryHost.BarePath);
        var app = await ConnectAsync(host, DeliveryHost.AppPath);
        for (var i = 0; i < WarmUpRounds; i++)
        {
            await RoundAsync(bare);
            await RoundAsync(app);
        }

        var measurement = await Paired.MeasureAsync(Rounds, DeliveriesPerRound, () => RoundAsync(bare), () => RoundAsync(app));
        foreach (var sender in bare.Concat(app))
        {
            sender.Dispose();
        }

        // An acknowledgement may precede the handler; every event must reach it.
        const long Expected = (WarmUpRounds + Rounds) * (long)DeliveriesPerRound;
        if (!SpinWait.SpinUntil(static () => EmptyApp.Handled >= Expected, TimeSpan.FromSeconds(10)) || EmptyApp.Handled != Expected)
        {
            throw new InvalidOperationException($"{EmptyApp.Handled} events were handled instead of {Expected}.");
        }

        Console.WriteLine(JsonSerializer.Serialize(measurement));
    }

    private static async Task<DeliverySender[]> ConnectAsync(DeliveryHost host, string path)
    {
        var senders = new DeliverySender[Connections];
        for (var i = 0; i < senders.Length; i++)
        {
            senders[i] = await DeliverySender.ConnectAsync(host.Address, path, i);
        }

        return senders;
    }

    private static Task RoundAsync(DeliverySender[] senders)
    {
        var left = DeliveriesPerRound;
        return Task.WhenAll(senders.Select(sender => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await sender.SendAsync();
            }
        })));
    }
}
