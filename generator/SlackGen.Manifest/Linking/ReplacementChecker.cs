using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>Warns about members that a user's declaration drops when it replaces something built in.</summary>
internal static class ReplacementChecker
{
    // A message names no more members than this and gives the number of the others.
    private const int MaxNames = 5;

    /// <summary>Checks a method that may replace a built-in one.</summary>
    public static void Check(CheckedManifest manifest, CheckedFile file, Method method)
    {
        if (FindReplaced(manifest, file, f => f.Methods.FirstOrDefault(m => m.Name == method.Name && !m.Extends)) is { } replaced)
        {
            Report(
                manifest,
                file,
                ManifestPath.Method(method.Key),
                method.Name,
                Dropped("argument", replaced.Params.Select(p => p.Name), method.Params.Select(p => p.Name)),
                Dropped("field", replaced.Returns.Select(r => r.Name), method.Returns.Select(r => r.Name)));
        }
    }

    /// <summary>Checks a type that may replace a built-in one.</summary>
    public static void Check(CheckedManifest manifest, CheckedFile file, NamedType type)
    {
        if (FindReplaced(manifest, file, f => f.Types.FirstOrDefault(t => t.Name == type.Name && !t.Extends)) is { } replaced)
        {
            Report(
                manifest,
                file,
                ManifestPath.Type(type.Name),
                type.Name,
                Dropped("field", replaced.Fields.Select(f => f.Name), type.Fields.Select(f => f.Name)),
                Dropped("value", replaced.Values.Select(v => v.Value), type.Values.Select(v => v.Value)),
                Dropped("member", replaced.Members.Select(m => m.Value), type.Members.Select(m => m.Value)));
        }
    }

    private static T? FindReplaced<T>(CheckedManifest manifest, CheckedFile file, Func<ManifestFile, T?> find)
        where T : class =>
        file.Summary.IsUsers ? manifest.Files.Where(f => !f.Summary.IsUsers).Select(f => find(f.Parsed.Model)).FirstOrDefault(found => found is not null) : null;

    private static void Report(CheckedManifest manifest, CheckedFile file, ManifestPath path, string name, params string?[] dropped)
    {
        var parts = dropped.OfType<string>().ToList();
        if (parts.Count > 0)
        {
            manifest.Report(
                file,
                Rules.DroppedByReplacement,
                path,
                $"This replaces the built-in '{name}' and drops {string.Join(" and ", parts)}. To add to it instead, write 'extend: true'.");
        }
    }

    private static string? Dropped(string noun, IEnumerable<string> before, IEnumerable<string> after)
    {
        var names = before.Except(after).ToList();
        var more = names.Count > MaxNames ? $" and {names.Count - MaxNames} more" : "";
        return names.Count == 0 ? null : $"the {noun}{(names.Count == 1 ? "" : "s")} {string.Join(", ", names.Take(MaxNames).Select(n => $"'{n}'"))}{more}";
    }
}
