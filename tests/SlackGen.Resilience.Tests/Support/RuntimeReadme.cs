using System.Runtime.CompilerServices;

namespace SlackGen.Resilience.Tests.Support;

/// <summary>runtime/README.md.</summary>
internal static class RuntimeReadme
{
    /// <summary>What stands between a heading and the next.</summary>
    public static string Section(string heading) => Text()
        .Split("\n## ")
        .SingleOrDefault(s => s.StartsWith(heading + "\n", StringComparison.Ordinal)) ?? "";

    private static string Text([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "runtime", "README.md"));
}
