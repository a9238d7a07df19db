namespace SlackGen.Benchmarks.Gate;

/// <summary>A subject and the baseline it is compared with. A process measures one of them and nothing else.</summary>
/// <param name="Part">The part of the gate: <c>calls</c>, <c>decoding</c> or <c>encoding</c>.</param>
/// <param name="Name">The name, unique among all comparisons.</param>
/// <param name="Collector">The garbage collector's settings.</param>
/// <param name="MeasureAsync">Measures in this process.</param>
internal sealed record Comparison(string Part, string Name, Collector Collector, Func<Task<Measurement>> MeasureAsync)
{
    /// <summary>Gets all comparisons of the gate.</summary>
    public static IReadOnlyList<Comparison> All { get; } = [.. CallsGate.Comparisons, .. DecodingGate.Comparisons, .. EncodingGate.Comparisons];
}
