using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SlackGen.Manifest.Tests.Schema;

/// <summary>
/// Validates against the part of JSON Schema 2020-12 that our schema uses. A keyword outside of it throws: it would be a rule that nobody checks.
/// </summary>
internal sealed class JsonSchema
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description", "default", "examples"];

    private readonly JsonObject root;

    public JsonSchema(JsonObject root)
    {
        this.root = root;
        Schemas = Inside(root).ToList();
    }

    /// <summary>The schema of manifests.</summary>
    public static JsonSchema Manifest { get; } =
        new(JsonNode.Parse(File.ReadAllText(Path.Combine(Support.Repository.Spec, "slackgen.schema.json")))!.AsObject());

    /// <summary>Every schema in the file, however deep.</summary>
    public IReadOnlyList<JsonObject> Schemas { get; }

    /// <summary>The definitions by name.</summary>
    public JsonObject Definitions => root["$defs"]!.AsObject();

    /// <summary>The definition of a name.</summary>
    public JsonObject Definition(string name) => Definitions[name]!.AsObject();

    /// <summary>What is wrong with a document: paths with reasons, none when it is valid.</summary>
    public List<string> Validate(JsonNode? document) => Problems(root, document, "");

    private void Check(JsonNode schema, JsonNode? value, string path, List<string> problems)
    {
        if (schema is JsonValue constant)
        {
            Require(constant.GetValue<bool>(), "may not be here", path, problems);
            return;
        }

        foreach (var (keyword, rule) in schema.AsObject())
        {
            if (!Annotations.Contains(keyword))
            {
                CheckKeyword(keyword, rule!, schema.AsObject(), value, path, problems);
            }
        }
    }

    private void CheckKeyword(string keyword, JsonNode rule, JsonObject schema, JsonNode? value, string path, List<string> problems)
    {
        switch (keyword)
        {
            case "$ref":
                Check(Definition(rule.GetValue<string>()["#/$defs/".Length..]), value, path, problems);
                break;
            case "oneOf" or "anyOf":
                var alternatives = rule.AsArray().Select(s => Problems(s!, value, path)).ToList();
                Require(keyword == "anyOf" || alternatives.Count(p => p.Count == 0) < 2, "is more than one of the alternatives", path, problems);
                problems.AddRange(alternatives.MinBy(p => p.Count)!);
                break;
            case "type":
                Require((rule as JsonArray ?? [rule.DeepClone()]).Any(t => IsOfType(value, t!.GetValue<string>())), $"is not of type {rule}", path, problems);
                break;
            case "enum":
                Require(rule.AsArray().Any(v => JsonNode.DeepEquals(v, value)), $"is not among {rule.ToJsonString()}", path, problems);
                break;
            case "const":
                Require(JsonNode.DeepEquals(rule, value), $"is not {rule}", path, problems);
                break;
            case "pattern":
                Require(!IsText(value, out var text) || Regex.IsMatch(text, rule.GetValue<string>()), $"does not match {rule}", path, problems);
                break;
            case "minimum":
                Require(!IsNumber(value, out var least) || least >= rule.GetValue<double>(), $"is less than {rule}", path, problems);
                break;
            case "maximum":
                Require(!IsNumber(value, out var most) || most <= rule.GetValue<double>(), $"is more than {rule}", path, problems);
                break;
            case "minItems":
                Require(value is not JsonArray few || few.Count >= rule.GetValue<int>(), $"has fewer than {rule} elements", path, problems);
                break;
            case "items" when value is JsonArray array:
                array.Index().ToList().ForEach(i => Check(rule, i.Item, $"{path}[{i.Index}]", problems));
                break;
            case "items":
                break;
            default:
                CheckObject(keyword, rule, schema, value as JsonObject, path, problems);
                break;
        }
    }

    private void CheckObject(string keyword, JsonNode rule, JsonObject schema, JsonObject? map, string path, List<string> problems)
    {
        switch (keyword)
        {
            case "properties" or "required" or "additionalProperties" or "propertyNames" or "minProperties" or "dependentRequired" when map is null:
                break;
            case "properties":
                foreach (var (key, value) in map!.Where(p => rule[p.Key] is not null))
                {
                    Check(rule[key]!, value, $"{path}.{key}", problems);
                }

                break;
            case "required":
                Require(rule.AsArray().All(k => map!.ContainsKey(k!.GetValue<string>())), $"lacks one of {rule.ToJsonString()}", path, problems);
                break;
            case "additionalProperties":
                foreach (var (key, value) in map!.Where(p => schema["properties"]?[p.Key] is null))
                {
                    Check(rule, value, $"{path}.{key}", problems);
                }

                break;
            case "propertyNames":
                map!.ToList().ForEach(p => Check(rule, p.Key, $"{path}.{p.Key}", problems));
                break;
            case "minProperties":
                Require(map!.Count >= rule.GetValue<int>(), $"has fewer than {rule} keys", path, problems);
                break;
            case "dependentRequired":
                var missing = rule.AsObject().Where(d => map!.ContainsKey(d.Key)).SelectMany(d => d.Value!.AsArray()).Where(k => !map!.ContainsKey(k!.GetValue<string>()));
                Require(!missing.Any(), $"lacks {string.Join(", ", missing)}", path, problems);
                break;
            default:
                throw new NotSupportedException($"The schema uses '{keyword}', which this validator does not know.");
        }
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

    private List<string> Problems(JsonNode schema, JsonNode? value, string path)
    {
        var problems = new List<string>();
        Check(schema, value, path, problems);
        return problems;
    }

    private static bool IsOfType(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => IsText(value, out _),
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => IsNumber(value, out var number) && double.IsInteger(number),
        _ => throw new NotSupportedException($"The schema uses the type '{type}', which this validator does not know."),
    };

    private static bool IsText(JsonNode? value, out string text)
    {
        text = value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
        return value?.GetValueKind() == JsonValueKind.String;
    }

    private static bool IsNumber(JsonNode? value, out double number)
    {
        number = value?.GetValueKind() == JsonValueKind.Number ? JsonSerializer.Deserialize<double>(value) : 0;
        return value?.GetValueKind() == JsonValueKind.Number;
    }

    private static void Require(bool holds, string reason, string path, List<string> problems)
    {
        if (!holds)
        {
            problems.Add($"{(path.Length == 0 ? "the file" : path)} {reason}");
        }
    }
}
