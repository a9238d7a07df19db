namespace SlackGen.Testing;

/// <summary>A file of the workspace.</summary>
internal sealed class FileEntity
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required string Name { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Gets the Unix time of the upload.</summary>
    public required long Created { get; init; }

    public ReadOnlyMemory<byte> Content { get; set; }

    /// <summary>Gets the messages that share the file, by channel.</summary>
    public List<(string ChannelId, string Ts)> Shares { get; } = [];
}
