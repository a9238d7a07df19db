namespace SlackGen.Testing;

/// <summary>A file of the workspace: one with bytes, a snippet, a canvas, or a remote file.</summary>
internal sealed class FileEntity
{
    public const string Hosted = "hosted";
    public const string Snippet = "snippet";
    public const string CanvasMode = "canvas";
    public const string External = "external";

    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required string Name { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Gets the Unix time of the upload.</summary>
    public required long Created { get; init; }

    public FileKind Kind { get; set; } = FileKind.Binary;

    /// <summary>Gets the way in which Slack stores the file: one of the constants of this class.</summary>
    public string Mode { get; init; } = Hosted;

    /// <summary>Gets or sets the length in bytes.</summary>
    public long Size { get; set; }

    /// <summary>Gets or sets the bytes; null if the workspace has no room for them.</summary>
    public ReadOnlyMemory<byte>? Content { get; set; }

    /// <summary>Gets the description of an image; null for none.</summary>
    public string? AltText { get; init; }

    /// <summary>Gets the ID that an app gave a remote file; null for other files.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Gets or sets the URL of a remote file; null for other files.</summary>
    public string? ExternalUrl { get; set; }

    /// <summary>Gets or sets whether anyone who has the public link can open the file.</summary>
    public bool IsPublicLinkShared { get; set; }

    /// <summary>Gets the secret part of the public link.</summary>
    public string PublicSecret { get; } = Guid.NewGuid().ToString("N")[..10];

    /// <summary>Gets or sets whether the file was deleted. Messages that shared it then show a tombstone.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Gets the messages that share the file, by channel.</summary>
    public List<(string ChannelId, string Ts)> Shares { get; } = [];
}
