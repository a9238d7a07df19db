using System.Runtime;

namespace SlackGen.Benchmarks.Gate;

/// <summary>Settings of the garbage collector in a measuring process.</summary>
internal enum Collector
{
    /// <summary>Concurrent workstation collection with the runtime's own generation 0: the settings of a console program that sets nothing.</summary>
    Default,

    /// <summary>
    /// A generation 0 of 64 MB without concurrent collection. Its memory is never given back, so no decode pays for fresh pages, and collections are few: what
    /// remains is the code under test.
    /// </summary>
    Quiet,
}

/// <summary>Sets and describes the garbage collector's settings.</summary>
internal static class CollectorSettings
{
    private const string Generation0Variable = "DOTNET_GCgen0size";

    /// <summary>Gets the environment variables that a process needs from its start.</summary>
    /// <param name="collector">The settings.</param>
    public static IReadOnlyDictionary<string, string> Variables(Collector collector) => collector switch
    {
        Collector.Default => new Dictionary<string, string>(),
        Collector.Quiet => new Dictionary<string, string> { [Generation0Variable] = "0x4000000", ["DOTNET_gcConcurrent"] = "0" },
        _ => throw new ArgumentOutOfRangeException(nameof(collector), collector, null),
    };

    /// <summary>Describes the settings of this process.</summary>
    public static string Describe()
    {
        var generation0 = Environment.GetEnvironmentVariable(Generation0Variable) is { } bytes ? $"of {Convert.ToInt64(bytes, 16) >> 20} MB" : "of the runtime's choice";
        return $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {(GCSettings.LatencyMode == GCLatencyMode.Interactive ? "concurrent" : "not concurrent")}, generation 0 {generation0}";
    }
}
