namespace SlackGen.Manifest.AppManifests;

/// <summary>Recognizes the file with the manifest of an app by its path.</summary>
internal static class AppManifestPath
{
    private static readonly string[] DefaultNames = ["slack-app.yaml", "slack-app.yml", "slack-app.json"];

    /// <summary>Returns whether a file has one of the names of a manifest.</summary>
    public static bool HasDefaultName(string path) => Array.IndexOf(DefaultNames, Path.GetFileName(path)) >= 0;

    /// <summary>Returns whether a file is the one that an app names.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="name">The end of the path, as <c>[SlackApp("…")]</c> gives it; null for the default names.</param>
    public static bool IsFor(string path, string? name)
    {
        if (name is null)
        {
            return HasDefaultName(path);
        }

        var (full, end) = (path.Replace('\\', '/'), name.Replace('\\', '/'));
        return full.EndsWith(end, StringComparison.Ordinal) && (full.Length == end.Length || full[full.Length - end.Length - 1] == '/');
    }
}
