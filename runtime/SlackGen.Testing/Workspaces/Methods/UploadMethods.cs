using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the two calls of an upload, <c>files.getUploadURLExternal</c> and <c>files.completeUploadExternal</c>.</summary>
internal static class UploadMethods
{
    private const long MaxSnippetBytes = 1024 * 1024;

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("files.getUploadURLExternal", Begin),
        new("files.completeUploadExternal", Complete),
    ];

    private static JsonObject Begin(WorkspaceCall call)
    {
        var length = call.Integer("length") ?? 0;
        if (call.Text("filename") is not { } name || length <= 0)
        {
            throw new WorkspaceErrorException("missing_argument");
        }

        if (call.Text("snippet_type") is not null && length > MaxSnippetBytes)
        {
            throw new WorkspaceErrorException("snippet_too_large");
        }

        var upload = new PendingUpload
        {
            FileId = call.State.NextId("F"),
            UserId = call.Actor.Id,
            Name = name,
            AnnouncedLength = length,
            SnippetType = call.Text("snippet_type"),
            AltText = call.Text("alt_txt"),
        };
        call.State.Files.Begin(upload);
        return new JsonObject
        {
            ["upload_url"] = new Uri(call.State.Address!, UploadHandler.Prefix + upload.FileId).AbsoluteUri,
            ["file_id"] = upload.FileId,
        };
    }

    private static JsonObject Complete(WorkspaceCall call)
    {
        var state = call.State;
        var uploads = call.Arguments["files"]!.AsArray()
            .Select(f => (Upload: PendingOf(call, (string)f!["id"]!), Title: (string?)f["title"]))
            .DistinctBy(u => u.Upload.FileId)
            .ToList();
        var places = PlacesOf(call);
        var thread = ThreadOf(call, places);
        var comment = call.Text("initial_comment");
        var blocks = comment is null ? call.Copy("blocks") as JsonArray : null;
        var files = uploads.ConvertAll(u => state.Files.Complete(state, u.Upload, u.Title));
        files.ForEach(f => FileSharing.RaiseCreated(state, f));
        var text = MrkdwnText.Format(comment ?? "");
        foreach (var (channel, person) in places)
        {
            var place = channel ?? DirectMessages.Create(state, call.Actor, person!);
            FileSharing.Share(state, files, place, call.Actor, text, thread, blocks?.DeepClone().AsArray(), SenderOf(call));
        }

        return new JsonObject { ["files"] = new JsonArray([.. files.Select(f => FileJson.Create(state, f))]) };
    }

    private static PendingUpload PendingOf(WorkspaceCall call, string id)
    {
        if (call.State.Files.FindPending(id) is not { ReceivedLength: not null } upload)
        {
            throw new WorkspaceErrorException("file_not_found");
        }

        return upload.UserId == call.Actor.Id ? upload : throw new WorkspaceErrorException("access_denied");
    }

    // A person with whom the actor has no direct message yet stands for a new one.
    private static List<(ChannelEntity? Channel, UserEntity? Person)> PlacesOf(WorkspaceCall call)
    {
        var places = new List<(ChannelEntity?, UserEntity?)>();
        foreach (var id in call.List("channels").Append(call.Text("channel_id")).OfType<string>().Distinct())
        {
            var person = call.State.Users.GetValueOrDefault(id);
            var channel = call.FindChannel(id) ?? (person is null ? null : DirectMessages.Find(call.State, call.Actor, person));
            if (channel is null && (person is null || !DirectMessages.MayBegin(call.Actor, person)))
            {
                throw new WorkspaceErrorException("channel_not_found");
            }

            if (channel is { IsArchived: true })
            {
                throw new WorkspaceErrorException("invalid_channel");
            }

            if (channel?.HasMember(call.Actor.Id) == false)
            {
                throw new WorkspaceErrorException("not_in_channel");
            }

            places.Add((channel, person));
        }

        return places;
    }

    private static string? ThreadOf(WorkspaceCall call, List<(ChannelEntity? Channel, UserEntity? Person)> places)
    {
        if (call.Text("thread_ts") is not { } ts || places.Count == 0)
        {
            return null;
        }

        if (places.Count > 1)
        {
            throw new WorkspaceErrorException("invalid_arguments", "[ERROR] thread_ts goes with one channel [json-pointer:/thread_ts]");
        }

        return places[0].Channel is { } channel && MessageThreads.FindRoot(channel, ts) is { } root
            ? root.Ts
            : throw new WorkspaceErrorException("invalid_arguments", "[ERROR] no such message that can have replies in the channel [json-pointer:/thread_ts]");
    }

    private static JsonObject SenderOf(WorkspaceCall call)
    {
        var sender = new JsonObject();
        if (call.Text("username") is { } name)
        {
            sender["username"] = name;
        }

        if (call.Text("icon_emoji") is { } emoji)
        {
            sender["icons"] = new JsonObject { ["emoji"] = emoji };
        }
        else if (call.Text("icon_url") is { } url)
        {
            sender["icons"] = new JsonObject { ["image_48"] = url };
        }

        return sender;
    }
}
