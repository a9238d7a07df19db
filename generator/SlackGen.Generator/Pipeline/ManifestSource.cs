using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SlackGen.Generator.Pipeline;

/// <summary>The identity of a manifest file.</summary>
/// <param name="Key">The name among the files of the manifest, which is the same on every machine.</param>
/// <param name="Path">The path.</param>
/// <param name="IsUsers">Whether the file belongs to the user's project; otherwise it is built in.</param>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="IsShared">Whether the runtime contains its types.</param>
/// <param name="IsForUsersFiles">Whether only the user's files need it, because no built-in method mentions its types.</param>
internal sealed record ManifestSource(string Key, string Path, bool IsUsers, string HintName, bool IsShared, bool IsForUsersFiles = false)
{
    /// <summary>
    /// Identifies an additional file; null if it is not a manifest file. Built-in files carry the metadata <c>SlackGenManifest</c>: <c>spec</c> for methods,
    /// <c>types</c> for shared types, <c>events</c> for the shared types of what Slack sends to apps. The names of a user's files end in <c>.slack.yaml</c>.
    /// </summary>
    public static ManifestSource? Identify(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        var path = text.Path.Replace('\\', '/');
        var role = Role(text, options);
        if (role is "spec" or "types" or "events")
        {
            return Create(LastTwoNames(path), text.Path, isUsers: false, isShared: role != "spec") with { IsForUsersFiles = role == "events" };
        }

        if (!path.EndsWith(".slack.yaml", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        options.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory);
        return Create(RelativePath(path, directory?.Replace('\\', '/') ?? ""), text.Path, isUsers: true);
    }

    /// <summary>Identifies a file of shared types in the build of the runtime, where its types are the project's own.</summary>
    public static ManifestSource IdentifyTypes(string path) => Create(LastTwoNames(path.Replace('\\', '/')), path, isUsers: false);

    /// <summary>Returns the metadata <c>SlackGenManifest</c> of an additional file; null where it has none.</summary>
    public static string? Role(AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(text).TryGetValue("build_metadata.AdditionalFiles.SlackGenManifest", out var role) ? role : null;

    private static string LastTwoNames(string path)
    {
        var parts = path.Split('/');
        return string.Join("/", parts.Skip(Math.Max(0, parts.Length - 2)));
    }

    private static ManifestSource Create(string key, string path, bool isUsers, bool isShared = false)
    {
        var name = key.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? key.Substring(0, key.Length - 5) : key;
        name = name.StartsWith("methods/", StringComparison.Ordinal) ? name.Substring(8) : name;
        name = new string(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '.').ToArray()).Trim('.');
        return new ManifestSource(key, path, isUsers, name + ".g.cs", isShared);
    }

    private static string RelativePath(string path, string directory)
    {
        if (directory.Length > 0 && path.StartsWith(directory, StringComparison.OrdinalIgnoreCase))
        {
            return path.Substring(directory.Length).TrimStart('/');
        }

        // Outside the project: the path from the project to the file is the same wherever both are checked out.
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
