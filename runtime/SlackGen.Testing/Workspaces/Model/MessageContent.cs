using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The content of a message as a caller gives it: arguments of <c>chat.postMessage</c>, a message to a response URL, a message of a webhook.</summary>
/// <param name="Text">The text; empty if there is none.</param>
/// <param name="Blocks">The blocks, each with a <c>block_id</c>; null for none.</param>
/// <param name="Attachments">The attachments; null for none.</param>
internal sealed record MessageContent(string Text, JsonArray? Blocks, JsonArray? Attachments)
{
    /// <summary>The number of characters of a text above which Slack cuts it off or refuses it.</summary>
    public const int MaxText = 40_000;

    /// <summary>Reads the content. The caller's JSON does not change.</summary>
    public static MessageContent Read(JsonObject fields) => new(
        (string?)fields["text"] ?? "",
        fields["blocks"]?.DeepClone() as JsonArray,
        fields["attachments"]?.DeepClone() as JsonArray);

    /// <summary>Sets the content of a message.</summary>
    public void CopyTo(MessageEntity message) => (message.Text, message.Blocks, message.Attachments) = (Text, Blocks, Attachments);
}
