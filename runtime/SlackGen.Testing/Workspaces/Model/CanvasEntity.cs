namespace SlackGen.Testing;

/// <summary>A canvas: a file whose content is a list of sections.</summary>
/// <param name="file">The file.</param>
/// <param name="channelId">The ID of the channel whose tab shows the canvas; null for a canvas of its own.</param>
/// <param name="isChannelsOwn">Whether it is the one canvas that <c>conversations.canvases.create</c> makes for a channel.</param>
internal sealed class CanvasEntity(FileEntity file, string? channelId, bool isChannelsOwn)
{
    /// <summary>The reason for refusing more content.</summary>
    public const string NoRoom = "The files and canvases of the workspace have more bytes than FakeSlackOptions.MaxFileBytes.";

    public FileEntity File => file;

    public string? ChannelId => channelId;

    public bool IsChannelsOwn => isChannelsOwn;

    /// <summary>Gets or sets the ID of the user who owns the canvas, the creator at first.</summary>
    public string OwnerId { get; set; } = file.UserId;

    /// <summary>Gets the sections in their order.</summary>
    public List<CanvasSection> Sections { get; } = [];

    /// <summary>Gets the number of characters of all sections.</summary>
    public int Length => Sections.Sum(s => s.Markdown.Length);

    /// <summary>Gets the access that users were given, by user ID.</summary>
    public Dictionary<string, CanvasAccess> UserAccess { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the access that channels were given, by channel ID.</summary>
    public Dictionary<string, CanvasAccess> ChannelAccess { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns the access of a user, directly or as a member of a channel; null for none.</summary>
    public CanvasAccess? LevelOf(WorkspaceState state, string userId)
    {
        if (userId == OwnerId)
        {
            return CanvasAccess.Owner;
        }

        var levels = ChannelAccess.Where(c => state.Channels.GetValueOrDefault(c.Key)?.HasMember(userId) == true).Select(c => c.Value).ToList();
        if (ChannelId is not null && state.Channels.GetValueOrDefault(ChannelId)?.HasMember(userId) == true)
        {
            levels.Add(CanvasAccess.Write);
        }

        if (UserAccess.TryGetValue(userId, out var own))
        {
            levels.Add(own);
        }

        return levels.Count == 0 ? null : levels.Max();
    }
}
