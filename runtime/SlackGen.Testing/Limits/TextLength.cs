using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Measures values as Slack's limits count them.</summary>
internal static class TextLength
{
    /// <summary>Returns the characters of a text, those of the text of a text object, or the elements of a list; null for anything else.</summary>
    public static int? Size(JsonNode? value) => value switch
    {
        JsonArray items => items.Count,
        JsonObject text => text["text"] is JsonValue inner ? Size(inner) : null,
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => Characters(text),
        _ => null,
    };

    /// <summary>Returns the characters of a text. One beyond the Basic Multilingual Plane, such as an emoji, counts once.</summary>
    public static int Characters(string text) => text.EnumerateRunes().Count();
}
