namespace SlackGen.Testing;

/// <summary>The subtypes of messages that change how the workspace treats them.</summary>
internal static class MessageSubtypes
{
    /// <summary>A bot posted under a name or a picture of its own, or an incoming webhook did.</summary>
    public const string BotMessage = "bot_message";

    /// <summary>A user describes an action.</summary>
    public const string MeMessage = "me_message";

    /// <summary>A reply that the channel shows as well.</summary>
    public const string ThreadBroadcast = "thread_broadcast";

    /// <summary>Files that a user shares.</summary>
    public const string FileShare = "file_share";

    /// <summary>The place of a deleted message that had replies.</summary>
    public const string Tombstone = "tombstone";

    /// <summary>Returns whether people or apps wrote the message, so that it can be pinned and replied to. Notices such as <c>channel_join</c> are not written.</summary>
    public static bool IsWritten(string? subtype) => subtype is null or BotMessage or MeMessage or ThreadBroadcast or FileShare;

    /// <summary>Returns whether Slack makes a rich text block of the text.</summary>
    public static bool HasRichText(string? subtype) => IsWritten(subtype) && subtype != MeMessage;
}
