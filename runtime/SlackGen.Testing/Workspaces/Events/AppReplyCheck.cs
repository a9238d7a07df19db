using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks what the app sends in acknowledgements, which no method checks: types, required fields and the limits of Block Kit.</summary>
/// <param name="manifest">The types of blocks and views.</param>
internal sealed class AppReplyCheck(FakeManifest manifest)
{
    private const int MaxMessageBlocks = 50;
    private const int MaxOptions = 100;

    private static readonly string[] Texts = ["text", "response_type"];

    private readonly ValueCheck values = new(manifest, new BlockKitLimits(manifest));

    /// <summary>Returns the mistake in a message; null if it is right.</summary>
    public string? CheckMessage(JsonObject message)
    {
        if (Texts.FirstOrDefault(t => message[t] is { } text && text.GetValueKind() != JsonValueKind.String) is { } wrong)
        {
            return $"invalid_payload: {wrong} is not text";
        }

        if (((string?)message["text"])?.Length > MessageContent.MaxText)
        {
            return $"msg_too_long: the text has more than {MessageContent.MaxText} characters";
        }

        return message["blocks"] switch
        {
            not null and not JsonArray => "invalid_blocks: the blocks are not a list",
            JsonArray { Count: > MaxMessageBlocks } => $"invalid_blocks: there are more than {MaxMessageBlocks} blocks",
            { } blocks when CheckList("block", blocks, "/blocks") is { } mistake => "invalid_blocks: " + mistake,
            _ => null,
        };
    }

    /// <summary>Returns the mistake in a modal; null if it is right.</summary>
    public string? CheckView(JsonObject view) => values.Check(new TypeRef(TypeRefKind.Named, "view"), view, "/view") is { } mistake ? "invalid_view: " + mistake : null;

    /// <summary>Returns the mistake in the options of a menu; null if they are right.</summary>
    public string? CheckOptions(JsonObject? reply) => reply switch
    {
        { } when reply["options"] is JsonArray { Count: > MaxOptions } => $"there are more than {MaxOptions} options",
        { } when reply["option_groups"] is JsonArray { Count: > MaxOptions } => $"there are more than {MaxOptions} groups",
        { } when reply["options"] is { } options => CheckList("option", options, "/options")?.ToString(),
        { } when reply["option_groups"] is { } groups => CheckList("option_group", groups, "/option_groups")?.ToString(),
        _ => "the app has sent neither options nor option_groups",
    };

    private ValueMistake? CheckList(string type, JsonNode items, string pointer) =>
        values.Check(new TypeRef(TypeRefKind.List, Element: new TypeRef(TypeRefKind.Named, type)), items, pointer);
}
