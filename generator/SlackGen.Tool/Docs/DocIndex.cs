using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SlackGen.Tool.Docs;

/// <summary>The names on a published list of methods or events.</summary>
/// <param name="Methods">The methods; null if the list is not one of methods.</param>
/// <param name="Events">The events; null if the list is not one of events.</param>
internal sealed partial record DocIndex(IReadOnlyList<string>? Methods, IReadOnlyList<string>? Events)
{
    /// <summary>Reads the links of a page.</summary>
    /// <returns>The list; null for a page without links to methods or events.</returns>
    public static DocIndex? Read(DocPage page)
    {
        var links = page.Text.Split('\n').SelectMany(line => Link().Matches(line).Select(m => (Name: m.Groups[1].Value, Kind: m.Groups[2].Value, Line: line))).ToList();
        return Create(
            [.. links.Where(l => l.Kind == "methods").Select(l => l.Name)],
            [.. links.Where(l => l.Kind == "events" && !IsOfRtmOnly(l.Line)).Select(l => l.Name)]);
    }

    /// <summary>Reads JSON: names, objects with a <c>name</c>, or an object by name, for itself or under <c>methods</c> and <c>events</c>.</summary>
    /// <returns>The list; null for JSON of another shape.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static DocIndex? ReadJson(string json)
    {
        var root = JsonNode.Parse(json);
        return root is JsonObject lists && (lists.ContainsKey("methods") || lists.ContainsKey("events"))
            ? Create(Names(lists["methods"]), Names(lists["events"]))
            : Create([.. Names(root).Where(n => n.Contains('.', StringComparison.Ordinal))], []);
    }

    private static DocIndex? Create(IReadOnlyList<string> methods, IReadOnlyList<string> events) =>
        methods.Count + events.Count == 0 ? null : new(methods.Count == 0 ? null : methods, events.Count == 0 ? null : events);

    private static IReadOnlyList<string> Names(JsonNode? node) => node switch
    {
        JsonObject map => [.. map.Select(p => p.Key)],
        JsonArray items => [.. items.Select(i => i is JsonObject named ? named["name"] : i).OfType<JsonValue>().Select(v => v.ToString())],
        _ => [],
    };

    // The last column of the table names the APIs.
    private static bool IsOfRtmOnly(string row) => row.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 2 } cells
        && cells[^1].Contains("RTM", StringComparison.Ordinal) && !cells[^1].Contains("Events", StringComparison.Ordinal);

    [GeneratedRegex(@"\[`?([A-Za-z][A-Za-z0-9_.]*)`?\]\((?:https://docs\.slack\.dev)?/?reference/(methods|events)/[^)]*\)")]
    private static partial Regex Link();
}
