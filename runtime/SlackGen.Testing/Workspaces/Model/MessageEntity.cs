using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A message or a reply.</summary>
internal sealed class MessageEntity
{
    /// <summary>Gets or sets the timestamp, which identifies the message in its channel. It changes only when the fake's clock replaces that of the system.</summary>
    public required string Ts { get; set; }

    /// <summary>Gets the ID of the user who posted it; null only for messages of incoming webhooks and the like.</summary>
    public required string? UserId { get; init; }

    /// <summary>Gets the ID of the bot that posted it; null for people.</summary>
    public string? BotId { get; init; }

    /// <summary>Gets or sets the subtype, <c>channel_join</c>; null for an ordinary message.</summary>
    public string? Subtype { get; set; }

    /// <summary>Gets or sets the timestamp of the message that began the thread; null for a message outside of threads.</summary>
    public string? ThreadTs { get; set; }

    public string Text { get; set; } = "";

    public JsonArray? Blocks { get; set; }

    public JsonArray? Attachments { get; set; }

    /// <summary>Gets or sets the time and the author of the last edit; null if it was never edited.</summary>
    public (string UserId, string Ts)? Edited { get; set; }

    /// <summary>Gets the users who reacted, by the name of the emoji, in the order of the first use.</summary>
    public List<(string Name, List<string> Users)> Reactions { get; } = [];

    /// <summary>Gets the IDs of the files that the message shares.</summary>
    public List<string> FileIds { get; } = [];

    /// <summary>Gets the fields that no other property holds, such as <c>metadata</c>, <c>username</c>, <c>icons</c> and <c>inviter</c>.</summary>
    public JsonObject Extra { get; } = [];

    /// <summary>Gets the ID of the only user who sees the message; null for a message that everybody sees.</summary>
    public string? EphemeralTo { get; init; }

    /// <summary>Gets the replies of the thread that the message began, oldest first.</summary>
    public List<MessageEntity> Replies { get; } = [];

    /// <summary>Gets or sets the content that arrives bit by bit; null for a message that is not streamed.</summary>
    public StreamedContent? Stream { get; set; }

    /// <summary>Gets whether more content may arrive.</summary>
    public bool IsStreaming => Stream is { IsComplete: false };

    /// <summary>Gets whether the message belongs to the thread of another one.</summary>
    public bool IsReply => ThreadTs is not null && ThreadTs != Ts;

    /// <summary>Gets whether the channel shows the message, besides the thread that it may belong to.</summary>
    public bool IsInChannel => !IsReply || Subtype == MessageSubtypes.ThreadBroadcast;

    /// <summary>Gets whether only the place of a deleted message is left, because its thread has replies.</summary>
    public bool IsTombstone => Subtype == MessageSubtypes.Tombstone;

    /// <summary>Returns whether a user posted the message, as a person or as a bot under any name.</summary>
    public bool IsFrom(UserEntity user) => UserId == user.Id || (BotId is not null && BotId == user.BotId);
}
