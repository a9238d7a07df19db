using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SlackGen.Generator.Pipeline;

/// <summary>Which manifest file an additional file is.</summary>
/// <param name="Key">Its name among the manifest's files, the same on every machine.</param>
/// <param name="Path">Where it is.</param>
/// <param name="IsUsers">Whether it is the user's own.</param>
/// <param name="HintName">The name of what is generated of it.</param>
/// <param name="IsShared">Whether its types are compiled into the runtime.</param>
internal sealed record ManifestSource(string Key, string Path, bool IsUsers, string HintName, bool IsShared)
{
    /// <summary>
    /// Tells manifest files from other additional files. Those that are built in carry the metadata <c>SlackGenManifest</c>, <c>spec</c> for
    /// methods and <c>types</c> for shared types; the user's are those whose name ends in <c>.slack.yaml</c>.
    /// </summary>
    public static ManifestSource? Of(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        var path = text.Path.Replace('\\', '/');
        var role = Role(text, options);
        if (role is "spec" or "types")
        {
            return Of(LastTwo(path), text.Path, isUsers: false, isShared: role == "types");
        }

        if (!path.EndsWith(".slack.yaml", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        options.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory);
        return Of(Relative(path, directory?.Replace('\\', '/') ?? ""), text.Path, isUsers: true);
    }

    /// <summary>Returns a file of shared types, as the runtime itself sees it.</summary>
    public static ManifestSource OfTypes(string path) => Of(LastTwo(path.Replace('\\', '/')), path, isUsers: false);

    /// <summary>Returns the metadata <c>SlackGenManifest</c> of an additional file; null where it has none.</summary>
    public static string? Role(AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(text).TryGetValue("build_metadata.AdditionalFiles.SlackGenManifest", out var role) ? role : null;

    private static string LastTwo(string path)
    {
        var parts = path.Split('/');
        return string.Join("/", parts.Skip(Math.Max(0, parts.Length - 2)));
    }

    private static ManifestSource Of(string key, string path, bool isUsers, bool isShared = false)
    {
        var name = key.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? key.Substring(0, key.Length - 5) : key;
        name = name.StartsWith("methods/", StringComparison.Ordinal) ? name.Substring(8) : name;
        name = new string(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '.').ToArray()).Trim('.');
        return new ManifestSource(key, path, isUsers, name + ".g.cs", isShared);
    }

    private static string Relative(string path, string directory)
    {
        if (directory.Length > 0 && path.StartsWith(directory, StringComparison.OrdinalIgnoreCase))
        {
            return path.Substring(directory.Length).TrimStart('/');
        }

        // Outside the project: the part of the path that differs from the project's own is the same wherever both are checked out.
        var from = directory.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var to = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var same = 0;
        while (same < from.Length && same < to.Length - 1 && from[same] == to[same])
        {
            same++;
        }

        return string.Concat(Enumerable.Repeat("../", from.Length - same)) + string.Join("/", to.Skip(same));
    }
}
