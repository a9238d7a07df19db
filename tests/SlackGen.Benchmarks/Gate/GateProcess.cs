using System.Diagnostics;
using System.Text.Json;

namespace SlackGen.Benchmarks.Gate;

/// <summary>
/// Runs comparisons in processes of their own: heap and compiled code that one leaves behind cannot help or harm another. All are measured once, then all again,
/// so that a slow minute of the machine costs each comparison one process at most.
/// </summary>
internal static class GateProcess
{
    /// <summary>The number of processes for each comparison.</summary>
    public const int Processes = 5;

    // Another load on the machine slows the baseline, which is the same work in every process, and code that uses more memory still more.
    private const double MaxSlowdown = 0.1;

    // A fresh page costs up to 16 us on a virtual machine, and less on others.
    private const double FaultSeconds = 16e-6;
    private const double MaxFaultShare = 0.05;
    private const int MaxRepeats = 2;
    private static readonly TimeSpan ProcessTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Measures in this process and prints the result as JSON.</summary>
    /// <param name="name">The comparison's name.</param>
    public static async Task MeasureAsync(string name)
    {
        var comparison = Comparison.All.Single(c => c.Name == name);
        Console.WriteLine(JsonSerializer.Serialize(await comparison.MeasureAsync()));
    }

    /// <summary>Measures comparisons in fresh processes.</summary>
    /// <param name="comparisons">The comparisons.</param>
    /// <returns>The measurements of each comparison's processes, by its name.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<Measurement>> MeasureAll(IReadOnlyList<Comparison> comparisons)
    {
        var measurements = comparisons.ToDictionary(c => c.Name, c => new Measurement[Processes]);
        for (var process = 0; process < Processes; process++)
        {
            foreach (var comparison in comparisons)
            {
                measurements[comparison.Name][process] = Measure(comparison);
            }
        }

        var repeated = 0;
        for (var repeat = 0; repeat < MaxRepeats; repeat++)
        {
            repeated += comparisons.Sum(c => RepeatDisturbed(c, measurements[c.Name]));
        }

        var disturbed = comparisons.Sum(c => measurements[c.Name].Count(m => Disturbance(m, c, measurements[c.Name]) > 1));
        Console.WriteLine($"{comparisons.Count * Processes} processes; {repeated} were disturbed and measured again, {disturbed} are disturbed still.");
        return measurements.ToDictionary(m => m.Key, IReadOnlyList<Measurement> (m) => m.Value);
    }

    // Measures the disturbed processes again and keeps the less disturbed measurement of two.
    private static int RepeatDisturbed(Comparison comparison, Measurement[] measurements)
    {
        var repeated = 0;
        for (var process = 0; process < measurements.Length; process++)
        {
            if (Disturbance(measurements[process], comparison, measurements) > 1)
            {
                repeated++;
                var again = Measure(comparison);
                if (Disturbance(again, comparison, [.. measurements, again]) < Disturbance(measurements[process], comparison, [.. measurements, again]))
                {
                    measurements[process] = again;
                }
            }
        }

        return repeated;
    }

    // How far a process is disturbed, as a multiple of what is tolerated.
    private static double Disturbance(Measurement measurement, Comparison comparison, IEnumerable<Measurement> all)
    {
        // Compared with the second fastest: the fastest process may have had the processor's highest clock.
        var slowdown = (measurement.BaselineSeconds / all.Select(m => m.BaselineSeconds).Order().ElementAt(1)) - 1;
        var faultShare = comparison.Collector == Collector.Quiet ? (measurement.Faults ?? 0) * FaultSeconds / measurement.Seconds : 0;
        return Math.Max(slowdown / MaxSlowdown, faultShare / MaxFaultShare);
    }

    private static Measurement Measure(Comparison comparison) => JsonSerializer.Deserialize<Measurement>(Run(comparison.Collector, "--measure", comparison.Name))!;

    /// <summary>Runs this program with other arguments and returns the last line that it prints.</summary>
    /// <param name="collector">The garbage collector's settings.</param>
    /// <param name="arguments">The arguments.</param>
    public static string Run(Collector collector, params string[] arguments)
    {
        // The path of this process is that of `dotnet` where the program was started through it.
        var program = Path.Combine(AppContext.BaseDirectory, typeof(GateProcess).Assembly.GetName().Name + ".dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]);
        CollectorSettings.Apply(start.Environment, collector);
        return ProcessRunner.Run(start, ProcessTimeout).Trim().Split('\n')[^1];
    }
}
