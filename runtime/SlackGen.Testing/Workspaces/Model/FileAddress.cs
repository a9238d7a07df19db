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

    /// <summary>Returns the file of a path below one of the prefixes, and whether it is to be saved; null for any other path.</summary>
    public static (FileEntity? File, bool IsDownload, string? Secret) Parse(WorkspaceState state, string path)
    {
        var isPublic = path.StartsWith(PublicPrefix, StringComparison.Ordinal);
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length < 2 || segments[1].Split('-') is not [var team, var id, ..] key || team != state.App.TeamId)
        {
            return default;
        }

        return (state.Files.Find(id), segments is [_, _, "download", ..], isPublic && key.Length == 3 ? key[2] : null);
    }

    private static string KeyOf(WorkspaceState state, FileEntity file) => $"{state.App.TeamId}-{file.Id}";

    private static string NameOf(FileEntity file) => Uri.EscapeDataString(file.Name.ToLowerInvariant().Replace(' ', '_'));

    private static string Absolute(WorkspaceState state, string path) => new Uri(state.Address!, path).AbsoluteUri;
}
