using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Reads JSON text into nodes.</summary>
internal static class JsonText
{
    /// <summary>Reads one JSON value; null is a value as well.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, out JsonNode? value)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            value = ToNode(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    /// <summary>Reads one JSON value; null is a value as well.</summary>
    public static bool TryParse(string text, out JsonNode? value) => TryParse(System.Text.Encoding.UTF8.GetBytes(text), out value);

    /// <summary>
    /// Copies an element. JsonNode.Parse would put off looking at names and throw later, in the middle of something, when one stands twice; here
    /// the last one wins, as it does at Slack.
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
