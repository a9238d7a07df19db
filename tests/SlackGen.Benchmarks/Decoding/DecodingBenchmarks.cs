using BenchmarkDotNet.Attributes;

namespace SlackGen.Benchmarks.Decoding;

/// <summary>Decoding in detail, with allocations: <c>dotnet run -c Release -- --filter '*Decoding*'</c>.</summary>
[MemoryDiagnoser]
public class DecodingBenchmarks
{
    private Decoders decoder = null!;

    [ParamsSource(nameof(Methods))]
    public string Method { get; set; } = "";

    public static IEnumerable<string> Methods => Decoders.All.Select(d => d.Name);

    [GlobalSetup]
    public void Choose() => decoder = Decoders.All.Single(d => d.Name == Method);

    [Benchmark(Baseline = true, Description = "bare scan")]
    public object Scan() => Decoders.Scan(decoder.Json.Value);

    [Benchmark(Description = "SlackGen")]
    public object SlackGen() => decoder.SlackGen(decoder.Json.Value);

    [Benchmark(Description = "System.Text.Json source generation")]
    public object? SourceGenerated() => decoder.SourceGenerated(decoder.Json.Value);

    [Benchmark(Description = "Newtonsoft")]
    public object? Newtonsoft() => decoder.Newtonsoft(decoder.Json.Value);
}
