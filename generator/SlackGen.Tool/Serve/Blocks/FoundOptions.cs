using System.Text.Json.Nodes;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>The choices that an app has offered for an external menu.</summary>
/// <param name="Typed">The text that was typed.</param>
/// <param name="Choices">The choices, in the form of a menu: <c>options</c>, or <c>option_groups</c>.</param>
internal sealed record FoundOptions(string Typed, JsonObject Choices)
{
    /// <summary>Puts choices in the form of a menu.</summary>
    public static FoundOptions Create(string typed, IReadOnlyList<ActOption> choices) => new(typed, choices.Any(c => c.Group is not null)
        ? new JsonObject
        {
            ["option_groups"] = new JsonArray([.. choices.GroupBy(c => c.Group).Select(g => (JsonNode)new JsonObject { ["label"] = Text(g.Key ?? ""), ["options"] = List(g) })]),
        }
        : new JsonObject { ["options"] = List(choices) });

    private static JsonArray List(IEnumerable<ActOption> choices) =>
        new([.. choices.Select(c => (JsonNode)new JsonObject { ["value"] = c.Value, ["text"] = Text(c.Text) })]);

    private static JsonObject Text(string text) => new() { ["type"] = "plain_text", ["text"] = text };
}
