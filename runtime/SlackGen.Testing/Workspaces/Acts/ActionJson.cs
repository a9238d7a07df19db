using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes the <c>actions</c> of <c>block_actions</c> as Slack does.</summary>
internal static class ActionJson
{
    private static readonly string[] Copied = ["text", "value", "url", "style", "placeholder", "confirm", "min_query_length"];

    /// <summary>Returns the action of an element that holds no value: a button, or an option of an overflow menu.</summary>
    /// <param name="state">The state.</param>
    /// <param name="block">The block.</param>
    /// <param name="element">The element.</param>
    /// <param name="option">The chosen option of an overflow menu; null for other elements.</param>
    public static JsonObject Create(WorkspaceState state, JsonObject block, JsonObject element, JsonObject? option = null)
    {
        var action = Begin(block, element);
        if (option is not null)
        {
            action["selected_option"] = option.DeepClone();
        }

        return Finish(state, action);
    }

    /// <summary>Returns the action of one of two feedback buttons.</summary>
    public static JsonObject CreateFeedback(WorkspaceState state, JsonObject block, JsonObject element, JsonObject button)
    {
        var action = Begin(block, element);
        (action["value"], action["text"]) = (button["value"]?.DeepClone(), button["text"]?.DeepClone());
        return Finish(state, action);
    }

    /// <summary>Returns the action of an element that holds a value.</summary>
    public static JsonObject Create(WorkspaceState state, JsonObject block, JsonObject element, StatefulElement type, JsonNode? value)
    {
        var action = Begin(block, element);
        if (type.InitialField is { } initial && element[initial] is { } first)
        {
            action[initial] = first.DeepClone();
        }

        action[type.ValueField] = value?.DeepClone();
        return Finish(state, action);
    }

    private static JsonObject Begin(JsonObject block, JsonObject element)
    {
        var action = new JsonObject
        {
            ["type"] = element["type"]?.DeepClone(),
            ["action_id"] = element["action_id"]?.DeepClone(),
            ["block_id"] = block["block_id"]?.DeepClone(),
        };
        foreach (var name in Copied)
        {
            if (element[name] is { } field)
            {
                action[name] = field.DeepClone();
            }
        }

        return action;
    }

    private static JsonObject Finish(WorkspaceState state, JsonObject action)
    {
        action["action_ts"] = state.NextTimestamp();
        return action;
    }
}
