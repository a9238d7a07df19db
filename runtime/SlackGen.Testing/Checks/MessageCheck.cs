using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>A mistake in a message.</summary>
/// <param name="Code">The code with which Slack refuses the message, <c>invalid_blocks</c>.</param>
/// <param name="Detail">The mistake in words.</param>
internal sealed record MessageMistake(string Code, string Detail)
{
    public override string ToString() => $"{Code}: {Detail}";
}

/// <summary>
/// Checks the messages that no method checks, as <c>chat.postMessage</c> checks its arguments: those that come to response URLs and incoming webhooks, and
/// those of acknowledgements. A message without a mistake can be read by <see cref="MessageContent.Read"/> and posted.
/// </summary>
internal sealed class MessageCheck
{
    private static readonly string[] Contents = ["text", "blocks", "attachments"];

    // Whoever reads a message takes these for text.
    private static readonly string[] Texts = ["text", "markdown_text", "parse", "thread_ts", "response_type"];

    private readonly ValueCheck values;
    private readonly Member? blocks;
    private readonly Member? attachments;

    /// <param name="manifest">The types and bounds. Without <c>chat.postMessage</c>, blocks and attachments are not checked.</param>
    public MessageCheck(FakeManifest manifest)
    {
        values = new ValueCheck(manifest, new ObjectCheck(manifest));
        var parameters = manifest.Methods.TryGetValue("chat.postMessage", out var method) ? method.Params : [];
        (blocks, attachments) = (parameters.FirstOrDefault(p => p.Name == "blocks"), parameters.FirstOrDefault(p => p.Name == "attachments"));
    }

    /// <summary>Returns the mistake in a message; null for a valid one.</summary>
    public MessageMistake? Check(JsonObject message)
    {
        if (Texts.FirstOrDefault(t => message[t] is { } text && text.GetValueKind() != JsonValueKind.String) is { } wrong)
        {
            return new("invalid_payload", $"{wrong} is not text");
        }

        if (!Contents.Any(c => message[c] is { } content && content is not JsonArray { Count: 0 } && content.ToString().Length > 0))
        {
            return new("no_text", "there is neither text nor blocks nor attachments");
        }

        if (FindMistake(blocks?.Type, message["blocks"], "/blocks") is { } inBlocks)
        {
            return new("invalid_blocks", inBlocks);
        }

        if (blocks?.Bounds.MaxItems is { } mostBlocks && message["blocks"] is JsonArray allBlocks && allBlocks.Count > mostBlocks)
        {
            return new("invalid_blocks", $"there are more than {mostBlocks} blocks");
        }

        if (attachments?.Bounds.MaxItems is { } mostAttachments && message["attachments"] is JsonArray allAttachments && allAttachments.Count > mostAttachments)
        {
            return new("too_many_attachments", $"there are more than {mostAttachments} attachments");
        }

        return FindMistake(attachments?.Type, message["attachments"], "/attachments") is { } inAttachments ? new("invalid_attachments", inAttachments) : null;
    }

    private string? FindMistake(TypeRef? type, JsonNode? value, string pointer) => value switch
    {
        null => null,
        not JsonArray => $"must be an array [json-pointer:{pointer}]",
        JsonArray items when items.Any(i => i is null) => $"must be objects [json-pointer:{pointer}]",
        _ => type is null ? null : values.Check(type, value, pointer)?.ToString(),
    };
}
