using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks what the app sends in acknowledgements, which no method checks: types, required fields, bounds and groups.</summary>
/// <param name="manifest">The types of blocks and views.</param>
/// <param name="messages">Checks messages.</param>
internal sealed class AppReplyCheck(FakeManifest manifest, MessageCheck messages)
{
    private readonly ValueCheck values = new(manifest, new ObjectCheck(manifest));

    /// <summary>Returns the mistake in a message; null if it is right.</summary>
    public string? CheckMessage(JsonObject message)
    {
        if (messages.Check(message) is { } mistake)
        {
            return mistake.ToString();
        }

        return ((string?)message["text"])?.Length > MessageContent.MaxText ? $"msg_too_long: the text has more than {MessageContent.MaxText} characters" : null;
    }

    /// <summary>Returns the mistake in a modal; null if it is right.</summary>
    public string? CheckView(JsonObject view)
    {
        if (values.Check(new TypeRef(TypeRefKind.Named, "view"), view, "/view") is { } mistake)
        {
            return "invalid_view: " + mistake;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var twice = (view["blocks"] as JsonArray ?? []).Select(b => b?["block_id"]?.ToString()).FirstOrDefault(id => id is { Length: > 0 } && !ids.Add(id));
        return twice is null ? null : $"invalid_view: there are two blocks with the block_id '{twice}'";
    }

    /// <summary>Returns the mistake in the options of a menu; null if they are right.</summary>
    public string? CheckOptions(JsonObject? reply) => reply is null
        ? "the app has sent neither options nor option_groups"
        : values.Check(new TypeRef(TypeRefKind.Named, "options_response"), reply, "")?.ToString();
}
