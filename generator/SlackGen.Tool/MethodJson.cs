using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool;

/// <summary>The JSON of the facts about a method that the bundle and OpenAPI both contain, in the words of the manifest.</summary>
internal static class MethodJson
{
    /// <summary>Returns groups of arguments or fields by rule; null where there are none.</summary>
    public static JsonObject? Groups(IEnumerable<ArgumentGroup> groups) => JsonBuilder.NullIfEmpty(JsonBuilder.Map(
        groups.GroupBy(g => g.Rule),
        g => g.Key.Word(),
        g => new JsonArray([.. g.Select(group => JsonBuilder.Strings(group.Arguments))])));

    /// <summary>Returns a rate in calls per seconds.</summary>
    public static JsonObject Rate(Rate rate) => JsonBuilder.Object(
        ("permits", rate.Permits),
        ("per_seconds", rate.PerSeconds),
        ("burst", rate.Burst),
        ("by", rate.By));

    /// <summary>Returns the scopes by kind of token; null for a method that requires no scope.</summary>
    public static JsonObject? Scopes(IEnumerable<ScopeSet> scopes) => JsonBuilder.NullIfEmpty(JsonBuilder.Map(scopes, s => s.Kind, s => new JsonArray([.. s.Names.Select(n => (JsonNode)n)])));

    /// <summary>Returns the tier as the manifest writes it; null if Slack documents none.</summary>
    public static JsonNode? Tier(Method method) => method.Tier switch
    {
        null => null,
        Manifest.Model.Tier.Special => "special",
        { } tier => (int)tier,
    };

    /// <summary>Returns the paths of items and cursors; null for a method without pages.</summary>
    public static JsonObject? Paging(Method method) => method.Paging is not { } paging ? null : JsonBuilder.Object(
        ("items", paging.Items),
        ("cursors", JsonBuilder.Strings(paging.Cursors.Count > 0 ? paging.Cursors : [Manifest.Model.Paging.UsualCursor])),
        ("first", paging.First));

    /// <summary>Returns a documented value as JSON; text that is not JSON becomes a string.</summary>
    public static JsonNode? Value(string? text, TypeRef type)
    {
        if (text is null || type.Kind == TypeRefKind.Csv || type.ScalarType?.Form == ScalarForm.Text)
        {
            return text;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return text;
        }
    }
}
