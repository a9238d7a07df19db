using SlackGen.Benchmarks.Outgoing;

namespace SlackGen.Benchmarks.Gate;

/// <summary>Compares encoding of requests with what a careful author writes by hand.</summary>
internal static class EncodingGate
{
    private const int Rounds = 21;
    private const string Json = "encode chat.postMessage with 10 blocks, times by hand";
    private const string Form = "encode a form, times FormUrlEncodedContent";

    /// <summary>Gets the comparisons.</summary>
    public static IEnumerable<Comparison> Comparisons { get; } =
    [
        new("encoding", Json, Collector.Default, MeasureJsonAsync),
        new("encoding", Form, Collector.Default, () => Paired.MeasureAsync(Rounds, 4000, () => Encoders.FrameworkForm(), () => Encoders.Form())),
    ];

    /// <summary>Prints the verdicts.</summary>
    public static void Judge(Verdicts verdicts, IReadOnlyDictionary<string, IReadOnlyList<Measurement>> measurements)
    {
        foreach (var (name, bound) in new[] { (Json, 1.2), (Form, 0.35) })
        {
            var ratio = Summary.Create(measurements[name].Select(m => m.Ratio));
            verdicts.AtMost(name, ratio.Median, bound, ratio.Spread);
        }
    }

    private static Task<Measurement> MeasureJsonAsync() => Encoders.SlackGen() == Encoders.ByHand()
        ? Paired.MeasureAsync(Rounds, 2000, () => Encoders.ByHand(), () => Encoders.SlackGen())
        : throw new InvalidOperationException("The two encoders do not write the same.");
}
