using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Reads JSON text into nodes.</summary>
internal static class JsonText
{
    /// <summary>Parses one JSON value. JSON null is a valid value.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, out JsonNode? value)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            value = ToNode(document.RootElement);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second one: half a surrogate pair, which the reader finds when it decodes the text.
            value = null;
            return false;
        }
    }

    /// <summary>Parses one JSON value. JSON null is a valid value.</summary>
    public static bool TryParse(string text, out JsonNode? value) => TryParse(System.Text.Encoding.UTF8.GetBytes(text), out value);

    /// <summary>
    /// Converts an element to a node. Duplicate names: the last one wins, as at Slack. JsonNode.Parse would detect a duplicate lazily and throw only when
    /// the object is used.
    /// </summary>
    public static JsonNode? ToNode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var properties = new JsonObject();
                foreach (var property in element.EnumerateObject())
                {
                    properties[property.Name] = ToNode(property.Value);
                }

                return properties;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(ToNode)]);
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            case JsonValueKind.Number:
                return element.TryGetInt64(out var whole) ? JsonValue.Create(whole) : JsonValue.Create(element.Clone());
            case JsonValueKind.True or JsonValueKind.False:
                return JsonValue.Create(element.GetBoolean());
            default:
                return null;
        }
    }
}
