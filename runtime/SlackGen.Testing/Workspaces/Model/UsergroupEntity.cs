namespace SlackGen.Testing;

/// <summary>A user group.</summary>
internal sealed class UsergroupEntity
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Gets or sets the word after the at sign of a mention.</summary>
    public required string Handle { get; set; }

    public string Description { get; set; } = "";

    public required string CreatorId { get; init; }

    public required string UpdaterId { get; set; }

    /// <summary>Gets the Unix time of creation.</summary>
    public required long Created { get; set; }

    /// <summary>Gets or sets the Unix time of the last change.</summary>
    public required long Updated { get; set; }

    /// <summary>Gets or sets the user who disabled the group and the Unix time of it; null while the group is enabled.</summary>
    public (string UserId, long Time)? Disabled { get; set; }

    /// <summary>Gets or sets whether the default channels are a section in the sidebar of the members.</summary>
    public bool IsSection { get; set; }

    /// <summary>Gets the IDs of the members.</summary>
    public List<string> Users { get; } = [];

    /// <summary>Gets the IDs of the channels that members join automatically.</summary>
    public List<string> Channels { get; } = [];
}
