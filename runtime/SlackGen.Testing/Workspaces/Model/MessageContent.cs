using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The content of a message as a caller gives it: arguments of <c>chat.postMessage</c>, a message to a response URL, a message of a webhook.</summary>
/// <param name="Text">The text as Slack keeps it: with <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> escaped and URLs in angle brackets; empty if there is none.</param>
/// <param name="Blocks">The blocks; null for none. They receive their IDs when the message is posted.</param>
/// <param name="Attachments">The attachments; null for none.</param>
internal sealed record MessageContent(string Text, JsonArray? Blocks, JsonArray? Attachments)
{
    /// <summary>The number of characters of a text above which Slack cuts it off or refuses it.</summary>
    public const int MaxText = 40_000;

    /// <summary>Gets whether there is anything to show.</summary>
    public bool HasContent => !string.IsNullOrWhiteSpace(Text) || Blocks is { Count: > 0 } || Attachments is { Count: > 0 };

    /// <summary>
    /// Reads the content from <c>text</c> or <c>markdown_text</c>, <c>blocks</c> and <c>attachments</c>; <c>parse</c> decides about links. The caller's JSON does
    /// not change.
    /// </summary>
    public static MessageContent Read(JsonObject fields) => new(
        (string?)fields["markdown_text"] is { } markdown
            ? MarkdownText.ToMrkdwn(markdown)
            : MrkdwnText.Format((string?)fields["text"] ?? "", linksUrls: (string?)fields["parse"] != "none"),
        fields["blocks"]?.DeepClone() as JsonArray,
        fields["attachments"]?.DeepClone() as JsonArray);

    /// <summary>Sets the content of a message.</summary>
    public void CopyTo(MessageEntity message) => (message.Text, message.Blocks, message.Attachments) = (Text, Copy(Blocks), Copy(Attachments));

    // A node belongs to one parent: a content can be given to several messages.
    private static JsonArray? Copy(JsonArray? items) => items is { Count: > 0 } ? (JsonArray)items.DeepClone() : null;
}
