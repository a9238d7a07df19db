using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the methods that find, publish and delete files, <c>files.info</c>. Uploads and remote files have classes of their own.</summary>
internal static class FileMethods
{
    private const int MaxPageSize = 1_000;

    private static readonly Dictionary<string, Func<FileEntity, bool>> Types = new(StringComparer.Ordinal)
    {
        ["all"] = _ => true,
        ["spaces"] = f => f.Kind.FileType == "space",
        ["snippets"] = f => f.Mode == FileEntity.Snippet,
        ["images"] = f => f.Kind.MimeType.StartsWith("image/", StringComparison.Ordinal),
        ["gdocs"] = f => f.Kind.FileType.StartsWith("gdoc", StringComparison.Ordinal),
        ["zips"] = f => f.Kind.FileType == "zip",
        ["pdfs"] = f => f.Kind.FileType == "pdf",
        ["canvas"] = f => f.Mode == FileEntity.CanvasMode,
        ["canvases"] = f => f.Mode == FileEntity.CanvasMode,
    };

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("files.info", Info),
        new("files.list", List),
        new("files.delete", Delete),
        new("files.sharedPublicURL", Publish),
        new("files.revokePublicURL", Revoke),
        new("files.upload", _ => throw new WorkspaceErrorException("method_deprecated")),
        .. UploadMethods.All,
        .. RemoteFileMethods.All,
    ];

    /// <summary>Returns the file that an argument names if the actor sees it, deleted or not.</summary>
    /// <exception cref="WorkspaceErrorException"><c>file_not_found</c>.</exception>
    public static FileEntity FileOf(WorkspaceCall call) =>
        call.State.Files.Find(call.Text("file") ?? "") is { } file && file.IsVisibleTo(call.State, call.Actor.Id)
            ? file
            : throw new WorkspaceErrorException("file_not_found");

    private static JsonObject Info(WorkspaceCall call)
    {
        var file = FileOf(call);
        if (file.IsDeleted)
        {
            throw new WorkspaceErrorException("file_deleted");
        }

        var response = new JsonObject
        {
            ["file"] = FileJson.Create(call.State, file),
            ["comments"] = new JsonArray(),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = "" },
        };
        if (file is { Mode: FileEntity.Snippet, Content: { } content })
        {
            response["content"] = Encoding.UTF8.GetString(content.Span);
            response["is_truncated"] = false;
        }

        return response;
    }

    private static JsonObject List(WorkspaceCall call)
    {
        var userId = call.Text("user");
        if (userId is not null && !call.State.Users.ContainsKey(userId))
        {
            throw new WorkspaceErrorException("user_not_found");
        }

        var types = call.List("types");
        if (types.FirstOrDefault(t => !Types.ContainsKey(t)) is not null)
        {
            throw new WorkspaceErrorException("unknown_type");
        }

        var filter = new FileFilter(call);
        var found = call.State.Files.All
            .Where(f => !f.IsDeleted && f.IsVisibleTo(call.State, call.Actor.Id))
            .Where(f => userId is null || f.UserId == userId)
            .Where(filter.Matches)
            .Where(f => types.Count == 0 || types.Any(t => Types[t](f)))
            .Reverse()
            .ToList();
        var size = (int)Math.Clamp(call.Integer("count") ?? 100, 1, MaxPageSize);
        var page = Math.Max(call.Integer("page") ?? 1, 1);
        return new JsonObject
        {
            ["files"] = new JsonArray([.. found.Skip((int)Math.Min((page - 1) * size, int.MaxValue)).Take(size).Select(f => FileJson.Create(call.State, f))]),
            ["paging"] = new JsonObject { ["count"] = size, ["total"] = found.Count, ["page"] = page, ["pages"] = (found.Count + size - 1) / size },
        };
    }

    private static JsonObject Delete(WorkspaceCall call)
    {
        var file = FileOf(call);
        if (file.IsDeleted)
        {
            throw new WorkspaceErrorException("file_deleted");
        }

        if (file.UserId != call.Actor.Id && !call.Actor.IsAdmin)
        {
            throw new WorkspaceErrorException("cant_delete_file");
        }

        FileSharing.Delete(call.State, file);
        return [];
    }

    private static JsonObject Publish(WorkspaceCall call)
    {
        var file = Existing(call);
        if (file.UserId != call.Actor.Id && !file.IsPublic(call.State))
        {
            throw new WorkspaceErrorException("not_allowed");
        }

        return SetPublic(call, file, isPublic: true);
    }

    private static JsonObject Revoke(WorkspaceCall call) => SetPublic(call, Existing(call), isPublic: false);

    private static JsonObject SetPublic(WorkspaceCall call, FileEntity file, bool isPublic)
    {
        if (file.Mode is FileEntity.External or FileEntity.CanvasMode && isPublic)
        {
            throw new WorkspaceErrorException("public_file_type_not_allowed");
        }

        if (file.IsPublicLinkShared != isPublic)
        {
            file.IsPublicLinkShared = isPublic;
            FileSharing.RaiseChanged(call.State, file);
        }

        return new JsonObject { ["file"] = FileJson.Create(call.State, file) };
    }

    private static FileEntity Existing(WorkspaceCall call) =>
        FileOf(call) is { IsDeleted: false } file ? file : throw new WorkspaceErrorException("file_not_found");
}
