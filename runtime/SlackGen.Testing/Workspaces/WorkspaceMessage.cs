using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A message of the workspace at one moment. It does not change; read it again to see what happened since.</summary>
public sealed class WorkspaceMessage
{
    internal WorkspaceMessage(string channelId, JsonObject json, bool isEphemeral) => (ChannelId, Json, IsEphemeral) = (channelId, json, isEphemeral);

    /// <summary>Gets the ID of the channel.</summary>
    public string ChannelId { get; }

    /// <summary>Gets the message as <c>conversations.history</c> lists it.</summary>
    public JsonObject Json { get; }

    /// <summary>Gets whether only one user sees the message.</summary>
    public bool IsEphemeral { get; }

    /// <summary>Gets the timestamp, which identifies the message in its channel.</summary>
    public string Ts => (string)Json["ts"]!;

    /// <summary>Gets the timestamp of the thread's parent; null for a message that is in no thread.</summary>
    public string? ThreadTs => (string?)Json["thread_ts"];

    /// <summary>Gets the ID of the user who posted it; null for messages of incoming webhooks and the like.</summary>
    public string? UserId => (string?)Json["user"];

    /// <summary>Gets the text.</summary>
    public string Text => (string?)Json["text"] ?? "";

    /// <summary>Returns the text.</summary>
    public override string ToString() => Text;
}
