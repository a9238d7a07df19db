namespace SlackGen.Testing;

/// <summary>The URLs of files on the fake's server.</summary>
internal static class FileAddress
{
    /// <summary>The prefix of the paths that need a token.</summary>
    public const string PrivatePrefix = "/files-pri/";

    /// <summary>The prefix of the paths of public links.</summary>
    public const string PublicPrefix = "/files-pub/";

    private const string DownloadSegment = "download/";

    public static string Private(WorkspaceState state, FileEntity file) => Absolute(state, $"{PrivatePrefix}{KeyOf(state, file)}/{NameOf(file)}");

    public static string Download(WorkspaceState state, FileEntity file) =>
        Absolute(state, $"{PrivatePrefix}{KeyOf(state, file)}/{DownloadSegment}{NameOf(file)}");

    public static string Public(WorkspaceState state, FileEntity file) => Absolute(state, $"{PublicPrefix}{KeyOf(state, file)}-{file.PublicSecret}");

    /// <summary>Returns the link to the page of a file, which the fake does not serve.</summary>
    public static string Permalink(WorkspaceState state, FileEntity file) =>
        $"https://{state.App.TeamDomain}.slack.com/{(file.Mode == FileEntity.CanvasMode ? "docs" : "files")}/{(file.Mode == FileEntity.CanvasMode ? state.App.TeamId : file.UserId)}/{file.Id}"
        + (file.Mode == FileEntity.CanvasMode ? "" : "/" + NameOf(file));

    /// <summary>Returns the file of a path below one of the prefixes; null for any other path and for a wrong secret of a public link.</summary>
    public static FileEntity? Find(WorkspaceState state, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var team = state.App.TeamId + "-";
        if (segments.Length < 2 || !segments[1].StartsWith(team, StringComparison.Ordinal))
        {
            return null;
        }

        var key = segments[1][team.Length..];
        if (!path.StartsWith(PublicPrefix, StringComparison.Ordinal))
        {
            return state.Files.Find(key);
        }

        var dash = key.LastIndexOf('-');
        return dash > 0 && state.Files.Find(key[..dash]) is { } file && file.PublicSecret == key[(dash + 1)..] ? file : null;
    }

    /// <summary>Returns whether a path asks a browser to save the file.</summary>
    public static bool IsDownload(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [_, _, "download", ..];

    private static string KeyOf(WorkspaceState state, FileEntity file) => $"{state.App.TeamId}-{file.Id}";

    private static string NameOf(FileEntity file) => Uri.EscapeDataString(file.Name.ToLowerInvariant().Replace(' ', '_'));

    private static string Absolute(WorkspaceState state, string path) => new Uri(state.Address!, path).AbsoluteUri;
}
