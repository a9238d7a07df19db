using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Tool;

/// <summary>JSON as people read it: indented, without escapes that JSON does not need, the same on every machine.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns the text of a node, which ends with a line break.</summary>
    public static string Of(JsonNode node) => node.ToJsonString(Readable) + "\n";

    /// <summary>Returns an object without the properties that are null.</summary>
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> properties)
    {
        var json = new JsonObject();
        foreach (var (name, value) in properties)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json;
    }

    /// <summary>Returns an object with a property for each element.</summary>
    public static JsonObject Map<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode?> value) =>
        new(items.Select(item => KeyValuePair.Create(name(item), value(item))));

    /// <summary>Returns an array; null where there are no elements.</summary>
    public static JsonArray? Words(IEnumerable<string> words)
    {
        var array = new JsonArray([.. words.Select(w => (JsonNode)w)]);
        return array.Count == 0 ? null : array;
    }

    /// <summary>Returns true; null where a flag is not set, so that it is left out.</summary>
    public static JsonNode? Flag(bool isSet) => isSet ? JsonValue.Create(true) : null;

    /// <summary>Returns an object; null where it is empty.</summary>
    public static JsonObject? Some(JsonObject json) => json.Count == 0 ? null : json;
}
