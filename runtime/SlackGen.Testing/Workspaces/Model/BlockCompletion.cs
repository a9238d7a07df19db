using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Fills in what Slack adds to blocks: the IDs of blocks and of interactive elements, and the defaults of texts.</summary>
internal static class BlockCompletion
{
    // Elements that a user can act on. Those of rich text and images have no action.
    private static readonly HashSet<string> Interactive = new(StringComparer.Ordinal)
    {
        "button", "workflow_button", "overflow", "datepicker", "timepicker", "datetimepicker", "checkboxes", "radio_buttons", "static_select",
        "multi_static_select", "external_select", "multi_external_select", "users_select", "multi_users_select", "conversations_select",
        "multi_conversations_select", "channels_select", "multi_channels_select", "plain_text_input", "number_input", "email_text_input",
        "url_text_input", "rich_text_input", "file_input", "feedback_buttons", "icon_button",
    };

    /// <summary>Completes blocks in place. IDs that are there stay.</summary>
    public static void Complete(WorkspaceState state, JsonArray blocks)
    {
        foreach (var block in blocks.OfType<JsonObject>())
        {
            if (!block.ContainsKey("block_id"))
            {
                block["block_id"] = NewId(state);
            }

            // The elements of rich text have neither IDs nor text objects.
            if ((string?)block["type"] != "rich_text")
            {
                CompleteParts(state, block);
            }
        }
    }

    private static void CompleteParts(WorkspaceState state, JsonObject owner)
    {
        foreach (var (name, value) in owner.ToList())
        {
            foreach (var part in (value as JsonArray)?.OfType<JsonObject>() ?? (value is JsonObject one ? [one] : []))
            {
                CompletePart(state, part, isElement: name is "elements" or "element" or "accessory" or "actions");
                CompleteParts(state, part);
            }
        }
    }

    private static void CompletePart(WorkspaceState state, JsonObject part, bool isElement)
    {
        switch ((string?)part["type"])
        {
            case "plain_text":
                part["emoji"] ??= true;
                break;
            case "mrkdwn":
                part["verbatim"] ??= false;
                break;
            case { } type when isElement && Interactive.Contains(type):
                part["action_id"] ??= NewId(state);
                break;
            default:
                break;
        }
    }

    private static string NewId(WorkspaceState state) => state.NextId("b")[^5..];
}
