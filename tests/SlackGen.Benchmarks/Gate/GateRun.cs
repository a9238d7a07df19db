using System.Globalization;
using System.Runtime.InteropServices;

namespace SlackGen.Benchmarks.Gate;

/// <summary>Runs the gate: measures every comparison in fresh processes and judges the medians.</summary>
internal static class GateRun
{
    /// <summary>Runs some parts of the gate, or all.</summary>
    /// <param name="parts">Any of <c>calls</c>, <c>decoding</c> and <c>encoding</c>; empty for all.</param>
    /// <param name="verdicts">Receives the verdicts.</param>
    /// <returns>The rows of the decoding report; empty when decoding is not measured.</returns>
    public static IReadOnlyList<DecodingRow> Run(IReadOnlyCollection<string> parts, Verdicts verdicts)
    {
        var known = Comparison.All.Select(c => c.Part).Distinct().ToList();
        if (parts.FirstOrDefault(p => !known.Contains(p)) is { } unknown)
        {
            throw new ArgumentException($"The gate has no part '{unknown}'; its parts are {string.Join(", ", known)}.", nameof(parts));
        }

        bool Has(string part) => parts.Count == 0 || parts.Contains(part);
        Console.WriteLine(DescribeMachine());
        var comparisons = Comparison.All.Where(c => Has(c.Part)).ToList();
        var measurements = GateProcess.MeasureAll(comparisons);
        foreach (var collector in comparisons.Select(c => c.Collector).Distinct())
        {
            var settings = measurements[comparisons.First(c => c.Collector == collector).Name][0].Collector;
            Console.WriteLine($"Garbage collector, {CollectorSettings.Name(collector)}: {settings}");
        }

        if (Has("calls"))
        {
            CallsGate.Judge(verdicts, measurements);
        }

        var rows = Has("decoding") ? DecodingGate.Judge(verdicts, measurements) : [];
        if (Has("encoding"))
        {
            EncodingGate.Judge(verdicts, measurements);
        }

        return rows;
    }

    /// <summary>Describes the processor, the system and the runtime.</summary>
    public static string DescribeMachine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} logical processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {DateTime.UtcNow:yyyy-MM-dd}");

    private static string Processor()
    {
        const string Field = "model name";
        var line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith(Field, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
