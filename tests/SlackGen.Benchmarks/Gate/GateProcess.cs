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

    // Another load on the machine slows the baseline, which is the same work in every process, and code that uses more memory still more. A fresh page costs up
    // to 16 us on a virtual machine. A process that either has disturbed by more than this is measured again.
    private const double MaxDisturbance = 0.1;
    private const double FaultSeconds = 16e-6;
    private const int MaxRepeats = 2;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

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

        for (var repeat = 0; repeat < MaxRepeats; repeat++)
        {
            foreach (var comparison in comparisons)
            {
                Repeat(comparison, measurements[comparison.Name]);
            }
        }

        return measurements.ToDictionary(m => m.Key, IReadOnlyList<Measurement> (m) => m.Value);
    }

    // Measures the disturbed processes again and keeps the less disturbed measurement of two.
    private static void Repeat(Comparison comparison, Measurement[] measurements)
    {
        for (var process = 0; process < measurements.Length; process++)
        {
            var fastest = measurements.Min(m => m.BaselineSeconds);
            if (Disturbance(measurements[process], comparison, fastest) > MaxDisturbance)
            {
                var again = Measure(comparison);
                fastest = Math.Min(fastest, again.BaselineSeconds);
                if (Disturbance(again, comparison, fastest) < Disturbance(measurements[process], comparison, fastest))
                {
                    measurements[process] = again;
                }
            }
        }
    }

    private static double Disturbance(Measurement measurement, Comparison comparison, double fastestBaseline)
    {
        var slowed = (measurement.BaselineSeconds / fastestBaseline) - 1;
        var faults = comparison.Collector == Collector.Quiet ? measurement.Faults * FaultSeconds / (measurement.BaselineSeconds * measurement.Ratio) ?? 0 : 0;
        return Math.Max(slowed, faults);
    }

    private static Measurement Measure(Comparison comparison) =>
        JsonSerializer.Deserialize<Measurement>(Run(CollectorSettings.Variables(comparison.Collector), "--measure", comparison.Name))!;

    /// <summary>Runs this program with other arguments and returns what it prints.</summary>
    /// <param name="environment">The environment variables to add.</param>
    /// <param name="arguments">The arguments.</param>
    public static string Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{string.Join(' ', arguments)}' did not end within {Timeout.TotalSeconds} s.");
        }

        return process.ExitCode == 0 ? output.Result : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with exit code {process.ExitCode}.");
    }
}
