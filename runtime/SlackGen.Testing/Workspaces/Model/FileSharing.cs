using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Adds files, shares them, and raises the events of it. Methods and people's acts both come here. The caller holds the gate.</summary>
internal static class FileSharing
{
    /// <summary>Adds a file of a user that nobody else sees yet. The bytes are kept if the workspace has room for them.</summary>
    public static FileEntity Add(WorkspaceState state, string userId, string name, ReadOnlyMemory<byte> content)
    {
        var file = new FileEntity
        {
            Id = state.NextId("F"),
            UserId = userId,
            Name = name,
            Title = name,
            Created = state.Now.ToUnixTimeSeconds(),
            Kind = FileKind.OfName(name),
            Size = content.Length,
            Content = state.Files.TryReserve(content.Length) ? content : null,
        };
        state.Files.Add(file);
        RaiseCreated(state, file);
        return file;
    }

    /// <summary>Posts a message that shares files in a channel.</summary>
    /// <param name="state">The state.</param>
    /// <param name="files">The files.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="actor">The user who shares.</param>
    /// <param name="comment">The text of the message as Slack keeps it; empty for none.</param>
    /// <param name="threadTs">The timestamp of the thread's parent; null for a message of its own.</param>
    /// <param name="blocks">The blocks of the message, which belong to it from now on; null for none.</param>
    /// <param name="extra">Other fields of the message, such as <c>username</c>; null for none.</param>
    public static MessageEntity Share(
        WorkspaceState state,
        IReadOnlyList<FileEntity> files,
        ChannelEntity channel,
        UserEntity actor,
        string comment,
        string? threadTs,
        JsonArray? blocks = null,
        JsonObject? extra = null)
    {
        var message = new MessageEntity
        {
            Ts = state.NextTimestamp(),
            UserId = actor.Id,
            BotId = actor.BotId,
            Subtype = MessageSubtypes.FileShare,
            Text = comment,
            ThreadTs = threadTs,
            Blocks = blocks,
        };
        message.Extra["upload"] = files.All(f => f.Mode != FileEntity.External);
        foreach (var (name, value) in extra ?? [])
        {
            message.Extra[name] = value?.DeepClone();
        }

        message.FileIds.AddRange(files.Select(f => f.Id));
        var hidden = files.Where(f => !f.IsPublic(state)).ToList();
        foreach (var file in files)
        {
            file.Shares.Add((channel.Id, message.Ts));
        }

        MessagePosting.Post(state, channel, message);
        foreach (var file in files)
        {
            if (hidden.Contains(file) && file.IsPublic(state))
            {
                state.Raise(FileEvent("file_public", file, actor.Id), channel);
            }

            var shared = FileEvent("file_shared", file, actor.Id);
            shared["channel_id"] = channel.Id;
            state.Raise(shared, channel);
        }

        return message;
    }

    /// <summary>Withdraws the files of a message that is removed.</summary>
    public static void Unshare(WorkspaceState state, ChannelEntity channel, MessageEntity message)
    {
        foreach (var file in message.FileIds.Select(state.Files.Find).OfType<FileEntity>())
        {
            if (file.Shares.Remove((channel.Id, message.Ts)))
            {
                var unshared = FileEvent("file_unshared", file, message.UserId);
                unshared["channel_id"] = channel.Id;
                state.Raise(unshared, channel);
            }
        }
    }

    /// <summary>Deletes a file. Messages that shared it show a tombstone.</summary>
    public static void Delete(WorkspaceState state, FileEntity file)
    {
        var channels = file.Shares.Select(s => s.ChannelId).Distinct().ToList();
        state.Files.Delete(file);
        if (state.Canvases.Find(file.Id) is { } canvas)
        {
            state.Files.Release(canvas.Length);
            canvas.Sections.Clear();
        }

        state.Raise(
            new JsonObject
            {
                ["type"] = "file_deleted",
                ["file_id"] = file.Id,
                ["channel_ids"] = new JsonArray([.. channels.Select(c => JsonValue.Create(c))]),
            },
            file);
    }

    public static void RaiseCreated(WorkspaceState state, FileEntity file) => state.Raise(FileEvent("file_created", file, file.UserId), file);

    public static void RaiseChanged(WorkspaceState state, FileEntity file) => state.Raise(FileEvent("file_change", file, null), file);

    private static JsonObject FileEvent(string type, FileEntity file, string? userId)
    {
        var raised = new JsonObject { ["type"] = type, ["file_id"] = file.Id };
        if (userId is not null)
        {
            raised["user_id"] = userId;
        }

        raised["file"] = new JsonObject { ["id"] = file.Id };
        return raised;
    }
}
