using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SlackGen.Generator.Pipeline;

/// <summary>Makes sure that every manifest file is read once and has a hint name of its own: the compiler refuses a name that comes twice, and with it all output.</summary>
internal static class ManifestFiles
{
    /// <summary>Selects the files to parse: none in a project that has no client.</summary>
    public static ImmutableArray<(ManifestSource Source, AdditionalText Text)> Select(
        ImmutableArray<(ManifestSource? Source, AdditionalText Text)> files,
        bool hasClient,
        CancellationToken cancellation)
    {
        if (!hasClient)
        {
            return ImmutableArray<(ManifestSource, AdditionalText)>.Empty;
        }

        var selected = Distinct(files).ToImmutableArray();
        KnownTexts.ParseFirst(selected.Select(f => f.Text), cancellation);
        return selected;
    }

    private static IEnumerable<(ManifestSource Source, AdditionalText Text)> Distinct(ImmutableArray<(ManifestSource? Source, AdditionalText Text)> files)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { EmittedSource.ClientHintName };
        var sorted = files
            .OrderBy(f => f.Source!.IsUsers)
            .ThenBy(f => f.Source!.Key, StringComparer.Ordinal)
            .ThenBy(f => f.Source!.Path, StringComparer.Ordinal);
        foreach (var (source, text) in sorted)
        {
            // The same file comes twice when it is listed and matched by a wildcard as well.
            if (keys.Add(source!.Key))
            {
                yield return (source with { HintName = Unique(source.HintName, names) }, text);
            }
        }
    }

    // `a/b.slack.yaml` and `a.b.slack.yaml` have the same name, and so have two that differ in case only.
    private static string Unique(string name, HashSet<string> names)
    {
        var unique = name;
        for (var number = 2; !names.Add(unique); number++)
        {
            unique = $"{name.Substring(0, name.Length - 5)}.{number}.g.cs";
        }

        return unique;
    }
}
