namespace SlackGen;

/// <summary>Where uploaded files are shared, and with what.</summary>
public sealed class SlackUploadShare
{
    /// <summary>The channel; null keeps the files private.</summary>
    public string? ChannelId { get; set; }

    /// <summary>Further channels.</summary>
    public IReadOnlyList<string>? Channels { get; set; }

    /// <summary>The thread in that channel.</summary>
    public SlackTimestamp? ThreadTs { get; set; }

    /// <summary>The text of the message that shares them.</summary>
    public string? InitialComment { get; set; }

    internal Dictionary<string, object?> Arguments() => new()
    {
        ["channel_id"] = ChannelId,
        ["channels"] = Channels is null ? null : string.Join(",", Channels),
        ["thread_ts"] = ThreadTs,
        ["initial_comment"] = InitialComment,
    };
}
