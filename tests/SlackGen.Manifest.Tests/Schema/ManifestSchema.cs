using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace SlackGen.Manifest.Tests.Schema;

/// <summary>The JSON Schema of manifests, <c>spec/slackgen.schema.json</c>: its parts, and JsonSchema.Net's judgement by it.</summary>
internal static class ManifestSchema
{
    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryFolder.Spec, "slackgen.schema.json"));
    private static readonly JsonObject Root = JsonNode.Parse(Text)!.AsObject();
    private static readonly JsonSchema Schema = JsonSchema.FromText(Text);

    /// <summary>Every schema in the file, however deep.</summary>
    public static IReadOnlyList<JsonObject> Schemas { get; } = [.. Inside(Root)];

    /// <summary>The definitions by name.</summary>
    public static JsonObject Definitions => Root["$defs"]!.AsObject();

    /// <summary>The definition of a name.</summary>
    public static JsonObject Definition(string name) => Definitions[name]!.AsObject();

    /// <summary>Returns the errors of a document: paths with reasons, none if it is valid.</summary>
    public static List<string> Validate(JsonNode? document)
    {
        var result = Schema.Evaluate(JsonSerializer.SerializeToElement(document), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid
            ? []
            : [.. (result.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation} {e.Value}")).DefaultIfEmpty("is not valid")];
    }

    private static IEnumerable<JsonObject> Inside(JsonNode? schema) => schema is not JsonObject map
        ? []
        : map.SelectMany(p => p.Key switch
        {
            "$defs" or "properties" => p.Value!.AsObject().SelectMany(named => Inside(named.Value)),
            "oneOf" or "anyOf" => p.Value!.AsArray().SelectMany(Inside),
            "dependentRequired" => [],
            _ => Inside(p.Value),
        }).Prepend(map);
}
