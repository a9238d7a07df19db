using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>files.remote.*</c>.</summary>
internal static class RemoteFileMethods
{
    private const int DefaultPageSize = 100;
    private const int MaxPageSize = 1_000;

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("files.remote.add", Add),
        new("files.remote.info", call => Respond(call, RemoteOf(call))),
        new("files.remote.list", List),
        new("files.remote.remove", Remove),
        new("files.remote.share", Share),
        new("files.remote.update", Update),
    ];

    private static JsonObject Add(WorkspaceCall call)
    {
        VerifyBot(call);
        VerifyUrl(call, "invalid_arguments");
        var externalId = call.Text("external_id") ?? "";
        if (Find(call, f => f.ExternalId == externalId) is { } known)
        {
            Change(call, known);
            return Respond(call, known);
        }

        var title = call.Text("title") ?? "";
        var file = new FileEntity
        {
            Id = call.State.NextId("F"),
            UserId = call.Actor.Id,
            Name = title,
            Created = call.State.Now.ToUnixTimeSeconds(),
            Mode = FileEntity.External,
            ExternalId = externalId,
        };
        Set(call, file);
        call.State.Files.Add(file);
        FileSharing.RaiseCreated(call.State, file);
        return Respond(call, file);
    }

    private static JsonObject List(WorkspaceCall call)
    {
        var filter = new FileFilter(call);
        var page = CursorBook.Page(
            call,
            call.State.Files.All
                .Where(f => f.Mode == FileEntity.External && filter.Matches(f))
                .OrderBy(f => f.Id, StringComparer.Ordinal),
            f => f.Id,
            DefaultPageSize,
            MaxPageSize,
            limitError: "invalid_arguments");
        return new JsonObject
        {
            ["files"] = new JsonArray([.. page.Items.Select(f => FileJson.Create(call.State, f))]),
            ["response_metadata"] = page.ToMetadata(),
        };
    }

    private static JsonObject Remove(WorkspaceCall call)
    {
        VerifyBot(call);
        var file = RemoteOf(call);
        FileSharing.Delete(call.State, file);
        call.State.Files.Remove(file);
        return [];
    }

    private static JsonObject Share(WorkspaceCall call)
    {
        var file = RemoteOf(call);
        var channels = call.List("channels").Distinct()
            .Select(id => call.FindChannel(id) is { IsArchived: false } channel ? channel : throw new WorkspaceErrorException("channel_not_found"))
            .ToList();
        if (channels.Exists(c => !c.HasMember(call.Actor.Id)))
        {
            throw new WorkspaceErrorException("not_in_channel");
        }

        foreach (var channel in channels)
        {
            FileSharing.Share(call.State, [file], channel, call.Actor, "", threadTs: null);
        }

        return Respond(call, file);
    }

    private static JsonObject Update(WorkspaceCall call)
    {
        VerifyBot(call);
        var file = RemoteOf(call);
        VerifyUrl(call, "invalid_url");
        Change(call, file);
        return Respond(call, file);
    }

    private static void Change(WorkspaceCall call, FileEntity file)
    {
        Set(call, file);
        FileSharing.RaiseChanged(call.State, file);
    }

    private static void Set(WorkspaceCall call, FileEntity file)
    {
        file.Name = file.Title = call.Text("title") ?? file.Title;
        file.ExternalUrl = call.Text("external_url") ?? file.ExternalUrl;
        file.Kind = call.Text("filetype") is { } type ? FileKind.OfType(type) : file.Kind;
    }

    // Both IDs may be sent where the manifest allows it; they must then name the same file.
    private static FileEntity RemoteOf(WorkspaceCall call)
    {
        var (id, externalId) = (call.Text("file"), call.Text("external_id"));
        return Find(call, f => (id is null || f.Id == id) && (externalId is null || f.ExternalId == externalId))
            ?? throw new WorkspaceErrorException("file_not_found");
    }

    private static FileEntity? Find(WorkspaceCall call, Func<FileEntity, bool> matches) =>
        call.State.Files.All.FirstOrDefault(f => f.Mode == FileEntity.External && matches(f));

    private static void VerifyUrl(WorkspaceCall call, string error)
    {
        if (call.Text("external_url") is { } url && !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            throw new WorkspaceErrorException(error, "[ERROR] must be an absolute URL [json-pointer:/external_url]");
        }
    }

    private static void VerifyBot(WorkspaceCall call)
    {
        if (!call.IsBot)
        {
            throw new WorkspaceErrorException("bot_user_required");
        }
    }

    private static JsonObject Respond(WorkspaceCall call, FileEntity file) => new() { ["file"] = FileJson.Create(call.State, file) };
}
