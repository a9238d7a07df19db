using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SlackGen.Generator.Pipeline;

/// <summary>Which manifest file an additional file is.</summary>
/// <param name="Key">Its name among the manifest's files, the same on every machine.</param>
/// <param name="Path">Where it is.</param>
/// <param name="IsUsers">Whether it is the user's own.</param>
internal sealed record ManifestSource(string Key, string Path, bool IsUsers)
{
    /// <summary>The file's part of a generated file's name.</summary>
    public string HintName
    {
        get
        {
            var name = Key.EndsWith(".yaml", StringComparison.Ordinal) ? Key.Substring(0, Key.Length - 5) : Key;
            name = name.StartsWith("methods/", StringComparison.Ordinal) ? name.Substring(8) : name;
            return new string(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '.').ToArray()).Trim('.') + ".g.cs";
        }
    }

    /// <summary>
    /// Tells manifest files from other additional files. Those that are built in carry the metadata <c>SlackGenManifest="spec"</c>; the user's are
    /// those whose name ends in <c>.slack.yaml</c>.
    /// </summary>
    public static ManifestSource? Of(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        var path = text.Path.Replace('\\', '/');
        options.GetOptions(text).TryGetValue("build_metadata.AdditionalFiles.SlackGenManifest", out var role);
        if (role == "spec")
        {
            var parts = path.Split('/');
            return new ManifestSource(string.Join("/", parts.Skip(Math.Max(0, parts.Length - 2))), text.Path, IsUsers: false);
        }

        if (!path.EndsWith(".slack.yaml", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        options.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory);
        return new ManifestSource(Relative(path, directory?.Replace('\\', '/') ?? ""), text.Path, IsUsers: true);
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

        return string.Join("/", to.Skip(same));
    }
}
