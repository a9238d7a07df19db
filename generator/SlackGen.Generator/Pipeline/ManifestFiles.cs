using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SlackGen.Generator.Pipeline;

/// <summary>Selects the manifest files to parse, each once and with a unique hint name. A duplicate hint name would make the compiler drop all output.</summary>
internal static class ManifestFiles
{
    /// <summary>Returns the files to parse: none in a project without a client, and those that only a user's files need not in a project without such a file.</summary>
    public static ImmutableArray<(ManifestSource Source, AdditionalText Text)> Select(
        ImmutableArray<(ManifestSource? Source, AdditionalText Text)> files,
        bool hasClient,
        CancellationToken cancellation)
    {
        if (!hasClient)
        {
            return ImmutableArray<(ManifestSource, AdditionalText)>.Empty;
        }

        var hasUsersFile = files.Any(f => f.Source!.IsUsers);
        var selected = Distinct(files.Where(f => hasUsersFile || !f.Source!.IsForUsersFiles)).ToImmutableArray();
        ParseCache.ParseAllIfEmpty(selected.Select(f => f.Text), cancellation);
        return selected;
    }

    private static IEnumerable<(ManifestSource Source, AdditionalText Text)> Distinct(IEnumerable<(ManifestSource? Source, AdditionalText Text)> files)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { EmittedSource.ClientHintName };
        var sorted = files
            .OrderBy(f => f.Source!.IsUsers)
            .ThenBy(f => f.Source!.Key, StringComparer.Ordinal)
            .ThenBy(f => f.Source!.Path, StringComparer.Ordinal);
        foreach (var (source, text) in sorted)
        {
            // A file occurs twice if the project lists it and a wildcard matches it as well.
            if (keys.Add(source!.Key))
            {
                yield return (source with { HintName = Unique(source.HintName, names) }, text);
            }
        }
    }

    // `a/b.slack.yaml` and `a.b.slack.yaml` have the same hint name, and so do files whose names differ only in case.
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
