namespace SlackGen.Testing;

/// <summary>Decides who sees a file. The caller holds the gate.</summary>
internal static class FileVisibility
{
    /// <summary>Returns the channels in which a file is shared.</summary>
    public static IEnumerable<ChannelEntity> ChannelsOf(this FileEntity file, WorkspaceState state) =>
        file.Shares.Select(s => s.ChannelId).Distinct().Select(id => state.Channels.GetValueOrDefault(id)).OfType<ChannelEntity>();

    /// <summary>Returns whether a file is shared in a public channel.</summary>
    public static bool IsPublic(this FileEntity file, WorkspaceState state) =>
        file.ChannelsOf(state).Any(c => c.Kind == WorkspaceChannelKind.Public);

    /// <summary>Returns whether a user sees a file: as its owner, through a channel, or through the access to a canvas.</summary>
    public static bool IsVisibleTo(this FileEntity file, WorkspaceState state, string userId) => file.UserId == userId
        || (state.Users.TryGetValue(userId, out var user) && file.ChannelsOf(state).Any(c => c.IsVisibleTo(user)))
        || state.Canvases.Find(file.Id)?.LevelOf(state, userId) is not null;
}
