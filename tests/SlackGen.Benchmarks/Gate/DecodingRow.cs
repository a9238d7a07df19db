namespace SlackGen.Benchmarks.Gate;

/// <summary>Row of the report: times a bare scan that each decoder takes.</summary>
/// <param name="Method">The method whose response is decoded.</param>
/// <param name="Collector">The garbage collector's settings.</param>
/// <param name="SlackGen">The generated reader.</param>
/// <param name="SourceGenerated">System.Text.Json's source generation on equal classes.</param>
internal sealed record DecodingRow(string Method, Collector Collector, Summary SlackGen, Summary SourceGenerated);
