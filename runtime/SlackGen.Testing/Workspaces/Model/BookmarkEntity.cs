namespace SlackGen.Testing;

/// <summary>A link in the bar of a channel.</summary>
internal sealed class BookmarkEntity
{
    public required string Id { get; init; }

    public required string ChannelId { get; init; }

    public required string Title { get; set; }

    public required string Link { get; set; }

    /// <summary>Gets or sets the emoji with colons; null for none.</summary>
    public string? Emoji { get; set; }

    /// <summary>Gets the Unix time of creation.</summary>
    public required long Created { get; init; }

    /// <summary>Gets or sets the Unix time of the last change; 0 if there was none.</summary>
    public long Updated { get; set; }

    /// <summary>Gets or sets the ID of the user who made the last change.</summary>
    public required string UserId { get; set; }

    /// <summary>Gets the ID of the app that made the bookmark; null for a person.</summary>
    public string? AppId { get; init; }
}
