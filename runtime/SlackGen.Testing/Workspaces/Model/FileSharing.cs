namespace SlackGen.Testing;

/// <summary>Adds files and shares them. Methods and people's acts both come here. The caller holds the gate.</summary>
internal static class FileSharing
{
    /// <summary>Adds a file of a user that nobody else sees yet.</summary>
    public static FileEntity Add(WorkspaceState state, string userId, string name, ReadOnlyMemory<byte> content) =>
        new() { Id = state.NextId("F"), UserId = userId, Name = name, Created = state.Now.ToUnixTimeSeconds(), Content = content };

    /// <summary>Posts a message that shares files in a channel.</summary>
    public static MessageEntity Share(WorkspaceState state, IReadOnlyList<FileEntity> files, ChannelEntity channel, UserEntity actor, string comment, string? threadTs)
    {
        var message = new MessageEntity { Ts = state.NextTimestamp(), UserId = actor.Id, Text = comment, ThreadTs = threadTs };
        message.FileIds.AddRange(files.Select(f => f.Id));
        return MessagePosting.Post(state, channel, message);
    }
}
