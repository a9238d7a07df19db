using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Measures values in the units of Slack's limits.</summary>
internal static class TextLength
{
    /// <summary>Returns the number of characters of a text or text object, or of elements of a list; null for any other value.</summary>
    public static int? Size(JsonNode? value) => value switch
    {
        JsonArray items => items.Count,
        JsonObject text => text["text"] is JsonValue inner ? Size(inner) : null,
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => Characters(text),
        _ => null,
    };

    /// <summary>Returns the number of characters of a text. A character outside the Basic Multilingual Plane, such as an emoji, counts as one.</summary>
    public static int Characters(string text) => text.EnumerateRunes().Count();
}
