using System.Globalization;
using SlackGen.Benchmarks.Decoding;

namespace SlackGen.Benchmarks.Gate;

/// <summary>How close decoding is to the floor, and how far ahead of the others.</summary>
internal static class DecodingGate
{
    private static readonly Dictionary<string, double> Bounds = new()
    {
        ["users.list"] = 1.75,
        ["conversations.list"] = 1.7,
        ["conversations.history"] = 2.1,
    };

    public static void Run(Verdicts verdicts)
    {
        foreach (var decoder in Decoders.All)
        {
            var times = Paired.Run(
                21,
                0.06,
                () => Decoders.Scan(decoder.Json),
                () => decoder.SlackGen(decoder.Json),
                () => decoder.SourceGenerated(decoder.Json),
                () => decoder.Newtonsoft(decoder.Json));
            var note = string.Create(
                CultureInfo.InvariantCulture,
                $"floor {Paired.Median(times[0]) * 1000:0.0000} ms; source-gen {Paired.Ratio(times[2], times[0]):0.00}, Newtonsoft {Paired.Ratio(times[3], times[0]):0.00}");
            if (Bounds.TryGetValue(decoder.Name, out var bound))
            {
                verdicts.AtMost($"decode {decoder.Name}, times a bare scan", Paired.Ratio(times[1], times[0]), bound, note);
                verdicts.AtLeast($"decode {decoder.Name}, as fast as source generation", Paired.Ratio(times[2], times[1]), 1.4);
                verdicts.AtMost($"decode {decoder.Name}, bytes allocated per byte kept", Waste(decoder), 1.01);
            }
            else
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       decode {decoder.Name}, times a bare scan: {Paired.Ratio(times[1], times[0]):0.00}; {note}"));
            }
        }
    }

    // What decoding allocates over what the answer holds afterwards: the objects and strings themselves.
    private static double Waste(Decoders decoder)
    {
        var kept = new object[8];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = decoder.SlackGen(decoder.Json);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        var retained = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(kept);
        return allocated / (double)retained;
    }
}
