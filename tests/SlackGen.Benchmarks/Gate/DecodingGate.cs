using System.Globalization;
using SlackGen.Benchmarks.Decoding;

namespace SlackGen.Benchmarks.Gate;

/// <summary>Compares decoding with a bare scan of the same bytes, and with System.Text.Json's source generation.</summary>
internal static class DecodingGate
{
    private const string Own = "SlackGen";
    private const string Rival = "source generation";

    // A round of a bare scan takes about 10 ms with the quiet collector, which hardly collects. With the default one it takes four times as long, so that each
    // round holds some collections.
    private const int QuietRounds = 21;
    private const int DefaultRounds = 9;
    private const int DefaultFactor = 4;

    private static readonly Bound[] Bounds =
    [
        new("users.list", Collector.Quiet, Runs: 6, MaxRatio: 1.45, MinLead: 1.7, Goal: 1.3),
        new("conversations.list", Collector.Quiet, Runs: 14, MaxRatio: 1.4, MinLead: 1.9, Goal: 1.2),
        new("conversations.history", Collector.Quiet, Runs: 40, MaxRatio: 1.8, MinLead: 3.0, Goal: 1.5),
        new("users.list", Collector.Default, Runs: 6, MaxRatio: 1.8, MinLead: null, Goal: 1.5),
        new("conversations.list", Collector.Default, Runs: 14, MaxRatio: 1.65, MinLead: null, Goal: 1.4),
        new("conversations.history", Collector.Default, Runs: 40, MaxRatio: 2.2, MinLead: null, Goal: 1.8),
    ];

    /// <summary>Gets the comparisons: each decoder against a bare scan.</summary>
    public static IEnumerable<Comparison> Comparisons { get; } =
    [
        .. from bound in Bounds
           let decoder = Decoders.All.Single(d => d.Name == bound.Method)
           from comparison in new[]
           {
               new Comparison("decoding", NameOf(bound, Own), bound.Collector, () => MeasureAsync(bound, decoder, decoder.SlackGen)),
               new Comparison("decoding", NameOf(bound, Rival), bound.Collector, () => MeasureAsync(bound, decoder, decoder.SourceGenerated)),
           }
           select comparison,
    ];

    /// <summary>Prints the verdicts and returns the rows of the report.</summary>
    public static IReadOnlyList<DecodingRow> Judge(Verdicts verdicts, IReadOnlyDictionary<string, IReadOnlyList<Measurement>> measurements)
    {
        var rows = new List<DecodingRow>();
        foreach (var bound in Bounds)
        {
            var own = measurements[NameOf(bound, Own)];
            var rival = measurements[NameOf(bound, Rival)];
            var row = new DecodingRow(bound.Method, bound.Collector, Summary.Create(own.Select(m => m.Ratio)), Summary.Create(rival.Select(m => m.Ratio)));
            var label = $"decode {bound.Method}, {CollectorSettings.Name(bound.Collector)}";
            verdicts.AtMost($"{label}, times a bare scan", row.SlackGen.Median, bound.MaxRatio, Note(row.SlackGen, own, bound.Goal));

            // Both stand beside each other in every pass, so the quotients of the processes show the spread.
            var lead = Summary.Create(rival.Zip(own, (r, o) => r.Ratio / o.Ratio)) with { Median = row.SourceGenerated.Median / row.SlackGen.Median };
            var note = string.Create(CultureInfo.InvariantCulture, $"{lead.Spread}; source generation {row.SourceGenerated.Median:0.00} ({row.SourceGenerated.Spread}); {Counts(rival)}");
            if (bound.MinLead is { } least)
            {
                verdicts.AtLeast($"{label}, as fast as source generation", lead.Median, least, note);
                verdicts.AtMost($"{label}, bytes allocated per byte kept", Summary.MedianOf(own.Select(m => m.Waste!.Value)), 1.01);
            }
            else
            {
                Verdicts.Show($"{label}, as fast as source generation", lead.Median, note);
            }

            rows.Add(row);
        }

        return rows;
    }

    private static string NameOf(Bound bound, string contender) => $"decode {bound.Method} with {contender}, {CollectorSettings.Name(bound.Collector)}";

    private static async Task<Measurement> MeasureAsync(Bound bound, Decoders decoder, Func<byte[], object?> decode)
    {
        var json = decoder.Json.Value;
        var (rounds, runs) = bound.Collector == Collector.Quiet ? (QuietRounds, bound.Runs) : (DefaultRounds, bound.Runs * DefaultFactor);
        var measurement = await Paired.MeasureAsync(rounds, runs, () => Decoders.Scan(json), () => decode(json));
        return bound.MinLead is null ? measurement : measurement with { Waste = Waste(json, decode) };
    }

    private static string Note(Summary ratio, IReadOnlyList<Measurement> measurements, double goal) => string.Create(
        CultureInfo.InvariantCulture,
        $"{ratio.Spread}; goal {goal}; scan {Summary.MedianOf(measurements.Select(m => m.BaselineSeconds)) * 1000:0.000} ms; {Counts(measurements)}");

    private static string Counts(IReadOnlyList<Measurement> measurements)
    {
        double PerThousand(Func<Measurement, double> count) => 1000 * Summary.MedianOf(measurements.Select(count));
        var faults = measurements.All(m => m.Faults is not null) ? string.Create(CultureInfo.InvariantCulture, $"{PerThousand(m => m.Faults!.Value):0} page faults") : "page faults unknown";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Summary.MedianOf(measurements.Select(m => m.Bytes)) / 1024:0} KB a decode; per 1,000 {faults}, {PerThousand(m => m.Collections):0} collections, {PerThousand(m => m.FullCollections):0.0} full");
    }

    // The bytes that decoding allocates over those that the result holds afterwards: the objects and strings themselves.
    private static double Waste(byte[] json, Func<byte[], object?> decode)
    {
        var kept = new object?[8];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = decode(json);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        var retained = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(kept);
        return allocated / (double)retained;
    }

    /// <summary>Bounds of one response with one setting of the collector.</summary>
    /// <param name="Method">The method.</param>
    /// <param name="Collector">The garbage collector's settings.</param>
    /// <param name="Runs">The number of decodes in a round with the quiet collector.</param>
    /// <param name="MaxRatio">The bound on the time, times a bare scan.</param>
    /// <param name="MinLead">The bound on how many times as fast as source generation it is; null where there is none.</param>
    /// <param name="Goal">The goal for the time, times a bare scan.</param>
    private sealed record Bound(string Method, Collector Collector, int Runs, double MaxRatio, double? MinLead, double Goal);
}
