using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Reads JSON that an app has written. A field that is missing or has another type is null or empty.</summary>
internal static class JsonText
{
    /// <summary>Returns a field as text, also if it is a number or a truth value.</summary>
    public static string? Text(this JsonNode? node, string field) => node is JsonObject fields && fields[field] is JsonValue value ? value.ToString() : null;

    /// <summary>Returns the text of a text object, or a field that is text itself.</summary>
    public static string? PlainText(this JsonNode? node, string field) => node.Object(field)?.Text("text") ?? node.Text(field);

    public static JsonObject? Object(this JsonNode? node, string field) => node is JsonObject fields ? fields[field] as JsonObject : null;

    /// <summary>Returns the objects of a list.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonNode? node, string field) => node.List(field).OfType<JsonObject>();

    public static IEnumerable<JsonNode?> List(this JsonNode? node, string field) => node is JsonObject fields && fields[field] is JsonArray items ? items : [];

    /// <summary>Returns the texts of a list.</summary>
    public static IEnumerable<string> Texts(this JsonNode? node, string field) => node.List(field).OfType<JsonValue>().Select(v => v.ToString());

    public static bool Flag(this JsonNode? node, string field, bool fallback = false) => node.Text(field) is { } text ? text == "true" : fallback;

    public static double? Number(this JsonNode? node, string field) =>
        double.TryParse(node.Text(field), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public static int? Integer(this JsonNode? node, string field) => node.Number(field) is { } number && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
}
