using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool;

/// <summary>Converts facts of the model to JSON, for both outputs.</summary>
internal static class Facts
{
    /// <summary>Returns the groups of arguments by rule; null where there are none.</summary>
    public static JsonObject? Groups(Method method) => JsonText.Some(JsonText.Map(
        method.Groups.GroupBy(g => g.Rule),
        g => g.Key.Word(),
        g => new JsonArray([.. g.Select(group => JsonText.Words(group.Arguments))])));

    /// <summary>Returns a rate in calls per seconds.</summary>
    public static JsonObject Rate(Rate rate) => JsonText.Object(
        ("permits", rate.Permits),
        ("per_seconds", rate.PerSeconds),
        ("burst", rate.Burst),
        ("by", rate.By));

    /// <summary>Returns the scopes by kind of token; null where none is needed.</summary>
    public static JsonObject? Scopes(Method method) => JsonText.Some(JsonText.Map(method.Scopes, s => s.Kind, s => new JsonArray([.. s.Names.Select(n => (JsonNode)n)])));

    /// <summary>Returns the tier as the manifest writes it; null where Slack documents none.</summary>
    public static JsonNode? Tier(Method method) => method.Tier switch
    {
        null => null,
        Manifest.Model.Tier.Special => "special",
        { } tier => (int)tier,
    };

    /// <summary>Returns how a method pages; null where it does not.</summary>
    public static JsonObject? Paging(Method method) => method.Paging is not { } paging ? null : JsonText.Object(
        ("items", paging.Items),
        ("cursors", JsonText.Words(paging.Cursors.Count > 0 ? paging.Cursors : [Manifest.Model.Paging.UsualCursor])),
        ("first", paging.First));

    /// <summary>Returns a documented value as JSON: what parses as it is, anything else as text.</summary>
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
