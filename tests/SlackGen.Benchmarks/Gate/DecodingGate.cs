using System.Globalization;
using SlackGen.Benchmarks.Decoding;

namespace SlackGen.Benchmarks.Gate;

/// <summary>Compares decoding with a bare scan of the same bytes, and with System.Text.Json's source generation.</summary>
internal static class DecodingGate
{
    private const int Rounds = 21;

    private static readonly (string Method, Collector Collector, double MaxRatio, double MinLead, double Goal)[] Bounds =
    [
        ("users.list", Collector.Quiet, 1.45, 1.7, 1.3),
        ("conversations.list", Collector.Quiet, 1.4, 1.9, 1.2),
        ("conversations.history", Collector.Quiet, 1.8, 3.0, 1.5),
        ("users.list", Collector.Default, 1.8, 1, 1.5),
        ("conversations.list", Collector.Default, 1.65, 1, 1.4),
        ("conversations.history", Collector.Default, 2.2, 1, 1.8),
    ];

    /// <summary>Gets the comparisons: each decoder against a bare scan.</summary>
    public static IEnumerable<Comparison> Comparisons { get; } =
    [
        .. from bound in Bounds
           let decoder = Decoders.All.Single(d => d.Name == bound.Method)
           from contender in Contenders(decoder)
           select new Comparison(NameOf(bound.Method, bound.Collector, contender.Name), bound.Collector, () => MeasureAsync(decoder, contender.Decode)),
    ];

    /// <summary>Prints the verdicts and returns the rows of the report.</summary>
    public static IReadOnlyList<DecodingRow> Judge(Verdicts verdicts, IReadOnlyDictionary<string, IReadOnlyList<Measurement>> measurements)
    {
        var rows = new List<DecodingRow>();
        foreach (var bound in Bounds)
        {
            IReadOnlyList<Measurement> Of(string contender) => measurements[NameOf(bound.Method, bound.Collector, contender)];
            var own = Of("SlackGen");
            var sourceGenerated = Of("source generation");
            var label = $"decode {bound.Method}, {(bound.Collector == Collector.Quiet ? "reader alone" : "as users have it")}";
            var ratio = Summary.Create(own.Select(m => m.Ratio));
            var rival = Summary.Create(sourceGenerated.Select(m => m.Ratio));
            verdicts.AtMost($"{label}, times a bare scan", ratio.Median, bound.MaxRatio, Note(ratio, own, bound.Goal));
            var lead = string.Create(CultureInfo.InvariantCulture, $"source generation {rival.Median:0.00} ({rival.Spread}); {Counts(sourceGenerated)}");
            verdicts.AtLeast($"{label}, as fast as source generation", rival.Median / ratio.Median, bound.MinLead, lead);
            if (bound.Collector == Collector.Quiet)
            {
                verdicts.AtMost($"{label}, bytes allocated per byte kept", Paired.Median(own.Select(m => m.Waste!.Value)), 1.01);
            }

            rows.Add(new DecodingRow(bound.Method, bound.Collector, ratio, rival));
        }

        return rows;
    }

    private static string NameOf(string method, Collector collector, string contender) => $"decode {method} {collector} {contender}";

    private static IEnumerable<(string Name, Func<byte[], object?> Decode)> Contenders(Decoders decoder)
    {
        yield return ("SlackGen", decoder.SlackGen);
        yield return ("source generation", decoder.SourceGenerated);
    }

    private static async Task<Measurement> MeasureAsync(Decoders decoder, Func<byte[], object?> decode)
    {
        var json = decoder.Json;
        var measurement = await Paired.MeasureAsync(Rounds, decoder.Runs, () => Decoders.Scan(json), () => decode(json));
        return measurement with { Waste = Waste(json, decode) };
    }

    private static string Note(Summary ratio, IReadOnlyList<Measurement> measurements, double goal) => string.Create(
        CultureInfo.InvariantCulture,
        $"{ratio.Spread}; goal {goal}; scan {Paired.Median(measurements.Select(m => m.BaselineSeconds)) * 1000:0.000} ms; {Counts(measurements)}");

    private static string Counts(IReadOnlyList<Measurement> measurements)
    {
        double PerThousand(Func<Measurement, double> count) => 1000 * Paired.Median(measurements.Select(count));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"per 1,000 decodes {PerThousand(m => m.Faults ?? double.NaN):0} faults, {PerThousand(m => m.Collections):0} collections, {PerThousand(m => m.FullCollections):0.0} full");
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
}
