using System.Text;
using Microsoft.CodeAnalysis.Testing;

namespace SlackGen.Analyzers.Tests.Support;

/// <summary>Gives a test the manifest from which its own client is generated.</summary>
internal static class OwnClient
{
    /// <summary>Adds the manifest as the package does.</summary>
    public static void AddManifest(SolutionState state)
    {
        var config = new StringBuilder("is_global = true\n");
        foreach (var (folder, kind) in new[] { ("methods", "spec"), ("types", "types") })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(RepositoryFolder.Spec, folder), "*.yaml").Order(StringComparer.Ordinal))
            {
                var path = $"/spec/{folder}/{Path.GetFileName(file)}";
                state.AdditionalFiles.Add((path, File.ReadAllText(file)));
                config.Append($"[{path}]\nbuild_metadata.AdditionalFiles.SlackGenManifest = {kind}\n");
            }
        }

        state.AnalyzerConfigFiles.Add(("/manifest.globalconfig", config.ToString()));
    }
}
