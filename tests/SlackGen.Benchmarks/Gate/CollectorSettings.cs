using System.Runtime;

namespace SlackGen.Benchmarks.Gate;

/// <summary>Sets, names and describes the garbage collector's settings.</summary>
internal static class CollectorSettings
{
    private const string Generation0Variable = "DOTNET_GCgen0size";

    // Variables of the shell that change the collector or the compiler would change every result.
    private static readonly string[] Foreign = ["DOTNET_GC", "DOTNET_Tiered", "DOTNET_TC_", "DOTNET_ReadyToRun", "COMPlus_"];

    /// <summary>Gets the words for the settings in tables and verdicts.</summary>
    /// <param name="collector">The settings.</param>
    public static string Name(Collector collector) => collector switch
    {
        Collector.Default => "as users have it",
        Collector.Quiet => "reader alone",
        _ => throw new ArgumentOutOfRangeException(nameof(collector), collector, null),
    };

    /// <summary>Sets the environment of a process that is about to start.</summary>
    /// <param name="environment">The environment, as inherited.</param>
    /// <param name="collector">The settings.</param>
    public static void Apply(IDictionary<string, string?> environment, Collector collector)
    {
        foreach (var name in environment.Keys.Where(n => Foreign.Any(f => n.StartsWith(f, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            environment.Remove(name);
        }

        if (collector == Collector.Quiet)
        {
            environment[Generation0Variable] = "0x4000000";
            environment["DOTNET_gcConcurrent"] = "0";
        }
    }

    /// <summary>Describes the settings of this process.</summary>
    public static string Describe()
    {
        var generation0 = Environment.GetEnvironmentVariable(Generation0Variable) is { } bytes ? $"set to {Convert.ToInt64(bytes, 16) >> 20} MB" : "left to the runtime";
        return $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {(GCSettings.LatencyMode == GCLatencyMode.Interactive ? "concurrent" : "not concurrent")}, generation 0 {generation0}";
    }
}
