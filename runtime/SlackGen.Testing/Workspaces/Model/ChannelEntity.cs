namespace SlackGen.Testing;

/// <summary>A conversation of the workspace, with its members and messages.</summary>
internal sealed class ChannelEntity
{
    /// <summary>The name by which the first public channel is the one of everybody.</summary>
    public const string GeneralName = "general";

    public required string Id { get; init; }

    /// <summary>Gets or sets the name without <c>#</c>; empty for direct messages.</summary>
    public required string Name { get; set; }

    public required WorkspaceChannelKind Kind { get; set; }

    public required string CreatorId { get; init; }

    /// <summary>Gets or sets the Unix time of creation.</summary>
    public required long Created { get; set; }

    /// <summary>Gets or sets the time of the last change to the settings, in milliseconds since 1970.</summary>
    public long Updated { get; set; }

    public bool IsArchived { get; set; }

    /// <summary>Gets whether everybody is a member and nobody can leave.</summary>
    public bool IsGeneral { get; init; }

    public ChannelText Topic { get; set; } = ChannelText.Empty;

    public ChannelText Purpose { get; set; } = ChannelText.Empty;

    /// <summary>Gets the names that the channel had before, oldest first.</summary>
    public List<string> PreviousNames { get; } = [];

    /// <summary>Gets the IDs of the members, in the order in which they joined.</summary>
    public List<string> Members { get; } = [];

    /// <summary>Gets the messages and replies by timestamp, oldest first. Ephemeral messages are not among them.</summary>
    public SortedList<string, MessageEntity> Messages { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets whether messages have been dropped because the channel had too many.</summary>
    public bool IsLimited { get; set; }

    /// <summary>Gets the timestamp up to which each user has read, by user ID.</summary>
    public Dictionary<string, string> LastRead { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the IDs of the users who have the direct message open.</summary>
    public HashSet<string> OpenFor { get; } = new(StringComparer.Ordinal);

    public bool IsDirect => Kind is WorkspaceChannelKind.DirectMessage or WorkspaceChannelKind.GroupMessage;

    /// <summary>Returns whether a user sees the channel: as a member, or because it is public and the user is not a guest.</summary>
    public bool IsVisibleTo(UserEntity user) => (Kind == WorkspaceChannelKind.Public && !user.IsRestricted) || HasMember(user.Id);

    public bool HasMember(string userId) => Members.Contains(userId);
}
