using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Tool;

/// <summary>Builds and formats JSON for readers: indented, without unnecessary escapes, the same on every machine.</summary>
internal static class JsonBuilder
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns the text of a node, which ends with a line break.</summary>
    public static string Format(JsonNode node) => node.ToJsonString(Readable) + "\n";

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

    /// <summary>Returns an array of strings; null for an empty sequence.</summary>
    public static JsonArray? Strings(IEnumerable<string> strings)
    {
        var array = new JsonArray([.. strings.Select(s => (JsonNode)s)]);
        return array.Count == 0 ? null : array;
    }

    /// <summary>Returns true for a flag that is set; null for any other, so that <see cref="Object"/> leaves it out.</summary>
    public static JsonNode? Flag(bool isSet) => isSet ? JsonValue.Create(true) : null;

    /// <summary>Returns the object; null if it is empty.</summary>
    public static JsonObject? NullIfEmpty(JsonObject json) => json.Count == 0 ? null : json;
}
