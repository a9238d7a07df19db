using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A type of block element that holds a value: an input, a menu, a picker, checkboxes or radio buttons.</summary>
/// <param name="Type">The type, <c>static_select</c>.</param>
/// <param name="InitialField">The field of the element that has its first value; null for none.</param>
/// <param name="ValueField">The field of <c>state.values</c> that has its value.</param>
/// <param name="IsList">Whether the value is a list, which is empty without a choice. Other values are null then.</param>
internal sealed record StatefulElement(string Type, string? InitialField, string ValueField, bool IsList = false)
{
    private static readonly FrozenDictionary<string, StatefulElement> All = new StatefulElement[]
    {
        new("plain_text_input", "initial_value", "value"),
        new("email_text_input", "initial_value", "value"),
        new("url_text_input", "initial_value", "value"),
        new("number_input", "initial_value", "value"),
        new("rich_text_input", "initial_value", "rich_text_value"),
        new("datepicker", "initial_date", "selected_date"),
        new("timepicker", "initial_time", "selected_time"),
        new("datetimepicker", "initial_date_time", "selected_date_time"),
        new("radio_buttons", "initial_option", "selected_option"),
        new("checkboxes", "initial_options", "selected_options", IsList: true),
        new("static_select", "initial_option", "selected_option"),
        new("external_select", "initial_option", "selected_option"),
        new("users_select", "initial_user", "selected_user"),
        new("channels_select", "initial_channel", "selected_channel"),
        new("conversations_select", "initial_conversation", "selected_conversation"),
        new("multi_static_select", "initial_options", "selected_options", IsList: true),
        new("multi_external_select", "initial_options", "selected_options", IsList: true),
        new("multi_users_select", "initial_users", "selected_users", IsList: true),
        new("multi_channels_select", "initial_channels", "selected_channels", IsList: true),
        new("multi_conversations_select", "initial_conversations", "selected_conversations", IsList: true),
        new("file_input", null, "files", IsList: true),
    }.ToFrozenDictionary(e => e.Type, StringComparer.Ordinal);

    /// <summary>Returns the type of an element; null for one without a value, such as a button.</summary>
    public static StatefulElement? Find(JsonObject element) => element["type"]?.ToString() is { } type ? All.GetValueOrDefault(type) : null;

    /// <summary>Returns the entry of <c>state.values</c> before the user has changed anything.</summary>
    /// <param name="element">The element.</param>
    /// <param name="conversationId">The ID of the conversation from which the view was opened; null for none.</param>
    public JsonObject CreateInitial(JsonObject element, string? conversationId) => new()
    {
        ["type"] = Type,
        [ValueField] = InitialOf(element, conversationId) ?? (IsList ? new JsonArray() : null),
    };

    // Several initial conversations yield to the current one, a single one precedes it.
    private JsonNode? InitialOf(JsonObject element, string? conversationId)
    {
        var initial = InitialField is null ? null : element[InitialField]?.DeepClone();
        if (conversationId is null || element["default_to_current_conversation"]?.GetValueKind() != JsonValueKind.True)
        {
            return initial;
        }

        return IsList ? new JsonArray(conversationId) : initial ?? conversationId;
    }
}
