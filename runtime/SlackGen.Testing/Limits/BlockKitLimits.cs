using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>
/// Checks what is documented of objects in requests beyond the types of their fields: required fields, and for Block Kit the lengths of texts and lists. The
/// manifest has bounds for arguments only, so those of fields are here.
/// </summary>
internal sealed class BlockKitLimits
{
    /// <summary>The name that stands for any type of Block Kit.</summary>
    public const string AnyType = "*";

    /// <summary>The maximum number of characters of a text, or of elements of a list, by type and field. A text object has the length of its text.</summary>
    public static readonly IReadOnlyList<FieldLimit> Limits =
    [
        new(AnyType, "block_id", 255),
        new(AnyType, "action_id", 255),
        new(AnyType, "placeholder", 150),
        new(AnyType, "accessibility_label", 75),
        new("plain_text", "text", 3000, Minimum: 1),
        new("mrkdwn", "text", 3000, Minimum: 1),
        new("confirmation_dialog", "title", 100),
        new("confirmation_dialog", "text", 300),
        new("confirmation_dialog", "confirm", 30),
        new("confirmation_dialog", "deny", 30),
        new("option", "text", 75),
        new("option", "value", 150),
        new("option", "description", 75),
        new("option", "url", 3000),
        new("option_group", "label", 75),
        new("option_group", "options", 100),

        new("actions_block", "elements", 25),
        new("alert_block", "text", 200),
        new("card_block", "title", 150),
        new("card_block", "subtitle", 150),
        new("card_block", "body", 200),
        new("card_block", "subtext", 200),
        new("card_block", "actions", 3),
        new("container_block", "title", 150),
        new("container_block", "subtitle", 150),
        new("container_block", "child_blocks", 10),
        new("context_actions_block", "elements", 5),
        new("context_block", "elements", 10),
        new("data_visualization_block", "title", 50),
        new("header_block", "text", 150),
        new("image_block", "alt_text", 2000),
        new("image_block", "title", 2000),
        new("image_block", "image_url", 3000),
        new("input_block", "label", 2000),
        new("input_block", "hint", 2000),
        new("markdown_block", "text", 12000),
        new("section_block", "text", 3000),
        new("section_block", "fields", 10, EachMaximum: 2000),
        new("table_block", "rows", 100, EachMaximum: 20),
        new("table_block", "column_settings", 20),
        new("video_block", "title", 200),

        new("button_element", "text", 75),
        new("button_element", "value", 2000),
        new("button_element", "url", 3000),
        new("checkboxes_element", "options", 10),
        new("feedback_button", "text", 75),
        new("feedback_button", "value", 2000),
        new("icon_button_element", "value", 2000),
        new("image_element", "image_url", 3000),
        new("multi_static_select_element", "options", 100),
        new("multi_static_select_element", "option_groups", 100),
        new("overflow_element", "options", 5),
        new("radio_buttons_element", "options", 10),
        new("static_select_element", "options", 100),
        new("static_select_element", "option_groups", 100),
        new("workflow_button_element", "text", 75),

        new("modal_view", "title", 24),
        new("modal_view", "submit", 24),
        new("modal_view", "close", 24),
        new("modal_view", "blocks", 100),
        new("modal_view", "private_metadata", 3000),
        new("modal_view", "callback_id", 255),
        new("modal_view", "external_id", 255),
        new("home_view", "blocks", 100),
        new("home_view", "private_metadata", 3000),
        new("home_view", "callback_id", 255),
        new("home_view", "external_id", 255),
        new("workflow_step_view", "blocks", 100),
        new("workflow_step_view", "private_metadata", 3000),
        new("workflow_step_view", "callback_id", 255),
        new("workflow_step_view", "external_id", 255),
    ];

    /// <summary>Fields of which at least one is required, by type.</summary>
    public static readonly IReadOnlyList<(string Type, string[] Fields)> OneNeeded =
    [
        ("section_block", ["text", "fields"]),
        ("image_block", ["image_url", "slack_file"]),
        ("image_element", ["image_url", "slack_file"]),
        ("static_select_element", ["options", "option_groups"]),
        ("multi_static_select_element", ["options", "option_groups"]),
    ];

    private static readonly string[] Roots = ["block", "view"];

    // Objects within blocks that Slack fills in its responses. Their required fields need not be sent.
    private static readonly string[] FilledBySlack = ["slack_file", "call_details"];

    private static readonly ILookup<string, FieldLimit> ByType = Limits.ToLookup(l => l.Type, StringComparer.Ordinal);

    private static readonly ILookup<string, string[]> NeededByType = OneNeeded.ToLookup(n => n.Type, n => n.Fields, StringComparer.Ordinal);

    private readonly FrozenSet<string> types;
    private readonly FrozenSet<string> filled;

    public BlockKitLimits(FakeManifest manifest)
    {
        types = Reach(manifest, Roots, FilledBySlack);
        filled = Reach(manifest, FilledBySlack, types);
    }

    /// <summary>Returns whether a type is one of Block Kit: a block or a view, or a part of one.</summary>
    public bool IsBlockKit(string type) => types.Contains(type);

    /// <summary>Returns the first limit that an object violates, or null. It does not check nested objects.</summary>
    public ValueMistake? Check(NamedType type, JsonObject properties, string pointer)
    {
        if (!filled.Contains(type.Name) && type.Fields.FirstOrDefault(f => f.HasValue && properties[f.Name] is null) is { } missing)
        {
            return new(pointer, "missing required field: " + missing.Name);
        }

        if (!IsBlockKit(type.Name))
        {
            return null;
        }

        if (NeededByType[type.Name].FirstOrDefault(fields => fields.All(f => properties[f] is null)) is { } needed)
        {
            return new(pointer, "at least one of these fields is needed: " + string.Join(", ", needed));
        }

        return ByType[AnyType].Concat(ByType[type.Name])
            .Select(limit => Check(limit, properties[limit.Field], $"{pointer}/{limit.Field}"))
            .FirstOrDefault(c => c is not null);
    }

    private static FrozenSet<string> Reach(FakeManifest manifest, IEnumerable<string> roots, IReadOnlyCollection<string> except)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(roots);
        while (open.TryDequeue(out var name))
        {
            if (!except.Contains(name) && manifest.Types.TryGetValue(name, out var type) && reached.Add(name))
            {
                foreach (var next in type.References)
                {
                    open.Enqueue(next);
                }
            }
        }

        return reached.ToFrozenSet(StringComparer.Ordinal);
    }

    private static ValueMistake? Check(FieldLimit limit, JsonNode? value, string pointer)
    {
        if (TextLength.Size(value) is { } size && (size > limit.Maximum || size < limit.Minimum))
        {
            return new(pointer, Demand(value!, size < limit.Minimum ? $"at least {limit.Minimum}" : $"at most {limit.Maximum}"));
        }

        return limit.EachMaximum is { } most && value is JsonArray items
            ? items.Select((item, i) => TextLength.Size(item) > most
                    ? new ValueMistake(string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"), Demand(item!, $"at most {most}"))
                    : null)
                .FirstOrDefault(c => c is not null)
            : null;
    }

    private static string Demand(JsonNode value, string amount) => $"must have {amount} {(value is JsonArray ? "elements" : "characters")}";
}
