namespace SlackGen.Testing;

/// <summary>An upload that <c>files.getUploadURLExternal</c> has begun and that is not complete yet.</summary>
internal sealed class PendingUpload
{
    public required string FileId { get; init; }

    public required string UserId { get; init; }

    public required string Name { get; init; }

    /// <summary>Gets the length in bytes that the caller announced.</summary>
    public required long AnnouncedLength { get; init; }

    /// <summary>Gets the language of a snippet; null for any other file.</summary>
    public string? SnippetType { get; init; }

    /// <summary>Gets the description of an image; null for none.</summary>
    public string? AltText { get; init; }

    /// <summary>Gets or sets the length in bytes of what was sent; null while nothing was.</summary>
    public long? ReceivedLength { get; set; }

    /// <summary>Gets or sets the bytes; null if nothing was sent yet, or if the workspace has no room for them.</summary>
    public ReadOnlyMemory<byte>? Content { get; set; }
}
