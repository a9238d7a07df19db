using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks the messages that come to response URLs and incoming webhooks, as <c>chat.postMessage</c> checks its arguments.</summary>
internal sealed class MessageCheck
{
    private const int MaxAttachments = 100;

    private static readonly string[] Contents = ["text", "blocks", "attachments"];

    private readonly ValueCheck values;
    private readonly TypeRef? blocks;
    private readonly TypeRef? attachments;

    /// <param name="manifest">The types. Without <c>chat.postMessage</c>, blocks and attachments are not checked.</param>
    public MessageCheck(FakeManifest manifest)
    {
        values = new ValueCheck(manifest, new BlockKitLimits(manifest));
        var parameters = manifest.Methods.TryGetValue("chat.postMessage", out var method) ? method.Params : [];
        (blocks, attachments) = (parameters.FirstOrDefault(p => p.Name == "blocks")?.Type, parameters.FirstOrDefault(p => p.Name == "attachments")?.Type);
    }

    /// <summary>Returns the code with which Slack refuses a message, <c>no_text</c>; null for a valid one.</summary>
    public string? Check(JsonObject message)
    {
        if (!IsTextOrMissing(message["text"]) || !IsTextOrMissing(message["thread_ts"]))
        {
            return "invalid_payload";
        }

        if (!Contents.Any(c => message[c] is { } content && content is not JsonArray { Count: 0 } && content.ToString().Length > 0))
        {
            return "no_text";
        }

        if (IsWrong(blocks, message["blocks"]))
        {
            return "invalid_blocks";
        }

        if (message["attachments"] is JsonArray { Count: > MaxAttachments })
        {
            return "too_many_attachments";
        }

        return IsWrong(attachments, message["attachments"]) ? "invalid_attachments" : null;
    }

    private bool IsWrong(TypeRef? type, JsonNode? value) => value is not null and not JsonArray || (type is not null && values.Check(type, value, "") is not null);

    private static bool IsTextOrMissing(JsonNode? value) => value is null || value.GetValueKind() == JsonValueKind.String;
}
