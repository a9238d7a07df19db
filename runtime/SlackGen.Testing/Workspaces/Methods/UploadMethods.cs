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
        var channels = ChannelsOf(call);
        var thread = ThreadOf(call, channels);
        var comment = call.Text("initial_comment");
        var blocks = comment is null ? call.Copy("blocks") as JsonArray : null;
        if (blocks is not null)
        {
            BlockElements.AddIds(state, blocks);
        }

        var files = uploads.ConvertAll(u => state.Files.Complete(state, u.Upload, u.Title));
        files.ForEach(f => FileSharing.RaiseCreated(state, f));
        foreach (var channel in channels)
        {
            FileSharing.Share(state, files, channel, call.Actor, comment ?? "", thread, blocks?.DeepClone().AsArray(), SenderOf(call));
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

    private static List<ChannelEntity> ChannelsOf(WorkspaceCall call)
    {
        var found = new List<ChannelEntity>();
        foreach (var id in call.List("channels").Append(call.Text("channel_id")).OfType<string>().Distinct())
        {
            var channel = call.FindChannel(id) ?? DirectMessageOf(call, id) ?? throw new WorkspaceErrorException("channel_not_found");
            if (channel.IsArchived)
            {
                throw new WorkspaceErrorException("invalid_channel");
            }

            if (!channel.HasMember(call.Actor.Id))
            {
                throw new WorkspaceErrorException("not_in_channel");
            }

            found.Add(channel);
        }

        return found;
    }

    private static ChannelEntity? DirectMessageOf(WorkspaceCall call, string userId) => call.State.Channels.Values.FirstOrDefault(
        c => c.Kind == WorkspaceChannelKind.DirectMessage && c.HasMember(userId) && c.HasMember(call.Actor.Id));

    private static string? ThreadOf(WorkspaceCall call, List<ChannelEntity> channels)
    {
        if (call.Text("thread_ts") is not { } ts || channels.Count == 0)
        {
            return null;
        }

        if (channels.Count > 1)
        {
            throw new WorkspaceErrorException("invalid_arguments", "[ERROR] thread_ts goes with one channel [json-pointer:/thread_ts]");
        }

        return channels[0].Messages.TryGetValue(ts, out var parent)
            ? parent.ThreadTs ?? parent.Ts
            : throw new WorkspaceErrorException("invalid_arguments", "[ERROR] no such message in the channel [json-pointer:/thread_ts]");
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
