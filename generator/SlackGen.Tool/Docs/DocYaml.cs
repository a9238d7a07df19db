using System.Text;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;
using SlackGen.Tool.Authoring;

namespace SlackGen.Tool.Docs;

/// <summary>Writes YAML for what the documentation has and the manifest lacks. Its sentences are to be written: those of the documentation belong to Slack.</summary>
internal static class DocYaml
{
    /// <summary>Returns a new method, below <c>methods</c>.</summary>
    /// <param name="spec">The manifest, whose shared errors are left out.</param>
    /// <param name="name">The full name.</param>
    /// <param name="page">The page; null if only the name is known.</param>
    public static string NewMethod(Spec spec, string name, MethodDoc? page)
    {
        var yaml = new StringBuilder().Append($"  {MethodYaml.Split(name).Key}:\n    summary: Describe what {name} does.\n");
        if (page is null)
        {
            return yaml.ToString();
        }

        yaml.Append(page.IsDeprecated ? "    deprecated: { summary: Describe what to use instead. }\n" : "");
        yaml.Append(page.Tier is { } tier ? tier == Tier.Special ? "    tier: special\n    rate: { permits: 1, per: 1s }\n" : $"    tier: {tier:D}\n" : "");
        var scopes = page.Scopes?.Where(s => s.Value.Count > 0).Select(s => $"{s.Key.ToString().ToLowerInvariant()}: [{string.Join(", ", s.Value)}]").ToList() ?? [];
        yaml.Append(scopes.Count > 0 ? $"    scopes: {{ {string.Join(", ", scopes)} }}\n" : "");
        yaml.Append(page.IsGet ? "    http: GET\n" : page.TakesJson ? "    body: json\n" : "");
        AppendArguments(yaml, page.Arguments ?? []);
        yaml.Append(page.Arguments?.Any(a => a.Name == "cursor") == true ? "    paging: {}\n" : "");
        AppendErrors(yaml, (page.Errors ?? []).Except(spec.Common.Errors.Select(e => e.Code)));
        return yaml.ToString();
    }

    /// <summary>Returns an extension of a method, below <c>methods</c>.</summary>
    public static string Extension(Method method, IEnumerable<ArgumentDoc> arguments, IEnumerable<string> errors)
    {
        var yaml = new StringBuilder().Append($"  {method.Key}:\n    extend: true\n");
        AppendArguments(yaml, arguments);
        AppendErrors(yaml, errors);
        return yaml.ToString();
    }

    /// <summary>Returns a new event, below <c>events</c>.</summary>
    public static string NewEvent(string name, EventDoc? page)
    {
        var scopes = page is null ? "" : page.Scopes.Count == 0 ? "\n    scopes: none" : $"\n    scopes: [{string.Join(", ", page.Scopes)}]";
        return $"  {name}:\n    summary: Describe when {name} is sent.{scopes}\n    fields: {{}}\n";
    }

    /// <summary>Returns whole files with all YAML to add: a file for each group of methods, and one for events.</summary>
    public static IEnumerable<(string Name, string Text)> Files(Spec spec, IReadOnlyList<Difference> differences)
    {
        var summaries = spec.Groups.ToDictionary(g => g.Name, g => g.Summary, StringComparer.Ordinal);
        foreach (var group in differences.Where(d => d is { Kind: Difference.Method, Yaml: not null }).GroupBy(d => MethodYaml.Split(d.Name).Group))
        {
            // JSON text is YAML too, whatever characters a summary has.
            var summary = JsonValue.Create(summaries.GetValueOrDefault(group.Key) ?? $"Describe the methods of {group.Key}.").ToJsonString();
            yield return ($"{group.Key}.slack.yaml", $"group: {group.Key}\nsummary: {summary}\nmethods:\n{string.Concat(group.Select(d => d.Yaml))}");
        }

        if (differences.Where(d => d is { Kind: Difference.Event, Yaml: not null }).ToList() is { Count: > 0 } events)
        {
            yield return ("events.slack.yaml", $"events:\n{string.Concat(events.Select(d => d.Yaml))}");
        }
    }

    private static void AppendArguments(StringBuilder yaml, IEnumerable<ArgumentDoc> arguments)
    {
        var all = arguments.ToList();
        yaml.Append(all.Count > 0 ? "    params:\n" : "");
        foreach (var argument in all)
        {
            yaml.Append($"      {argument.Name}: {{ type: {TypeOf(argument.Type)}, {(argument.IsRequired ? "required: true, " : "")}summary: Describe {argument.Name}. }}\n");
        }
    }

    private static void AppendErrors(StringBuilder yaml, IEnumerable<string> codes)
    {
        var all = codes.ToList();
        yaml.Append(all.Count > 0 ? "    errors:\n" : "");
        foreach (var code in all)
        {
            yaml.Append($"      {code}: Describe the cause of {code}.\n");
        }
    }

    // The page does not say what a list or an object contains.
    private static string TypeOf(string type) => type.ToLowerInvariant() switch
    {
        "boolean" or "bool" => "bool",
        "integer" or "int" => "int",
        "number" or "float" => "number",
        "array" => "list<string>",
        "object" => "json",
        "timestamp" => "timestamp",
        _ => "string",
    };
}
