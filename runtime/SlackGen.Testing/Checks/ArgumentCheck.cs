using System.Globalization;
using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks arguments against the method's.</summary>
internal sealed class ArgumentCheck(FakeManifest manifest)
{
    private readonly ValueCheck values = new(manifest);

    public Refusal? Check(Method method, ArgumentBag bag, JsonObject arguments) =>
        Unknown(method, bag) ?? Missing(method, arguments) ?? WrongType(method, bag, arguments) ?? WrongGroup(method, arguments);

    private static Refusal? Unknown(Method method, ArgumentBag bag)
    {
        var known = method.Params.Select(p => p.Name).ToList();
        var unknown = bag.Arguments.Keys.Except(known, StringComparer.Ordinal)
            .Select(name => $"[ERROR] unknown argument: {name}.{Suggestion.For(name, known)}")
            .ToList();
        return unknown.Count == 0 ? null : new Refusal("invalid_arg_name") { Messages = unknown };
    }

    private static Refusal? Missing(Method method, JsonObject arguments)
    {
        var missing = method.Params.Where(p => p.Required && arguments[p.Name] is null)
            .Select(p => "[ERROR] missing required field: " + p.Name)
            .ToList();
        return missing.Count == 0 ? null : new Refusal("missing_argument") { Messages = missing };
    }

    private Refusal? WrongType(Method method, ArgumentBag bag, JsonObject arguments)
    {
        var complaints = new List<Complaint>();
        var isArrayExpected = false;
        foreach (var parameter in method.Params)
        {
            if (bag.Arguments.TryGetValue(parameter.Name, out var raw)
                && CheckOne(parameter.Type, raw, arguments[parameter.Name], "/" + parameter.Name) is { } complaint)
            {
                complaints.Add(complaint);
                isArrayExpected |= parameter.Type.Kind == TypeKind.List && arguments[parameter.Name] is not JsonArray;
            }
        }

        return complaints.Count == 0
            ? null
            : new Refusal(isArrayExpected ? "invalid_array_arg" : "invalid_arguments") { Messages = [.. complaints.Select(c => c.ToString())] };
    }

    private Complaint? CheckOne(TypeRef type, RawArgument raw, JsonNode? value, string pointer) => (type.Kind, raw) switch
    {
        (TypeKind.Binary, RawArgument.Upload) => null,
        (_, RawArgument.Upload) => new Complaint(pointer, "must not be a file"),

        // A list in a JSON body is no csv: it would reach Slack as an array.
        (TypeKind.Csv, RawArgument.Json { Value: JsonArray }) => new Complaint(pointer, "must be a comma-separated string"),
        (TypeKind.Csv, _) when value is JsonArray items => items
            .Select((item, i) => values.Check(type.Element!, item, $"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}"))
            .FirstOrDefault(c => c is not null),
        _ => values.Check(type, value, pointer),
    };

    private static Refusal? WrongGroup(Method method, JsonObject arguments)
    {
        var wrong = method.Groups
            .Where(group => !group.Allows(group.Arguments.Count(name => arguments[name] is not null)))
            .Select(group => $"[ERROR] {Need(group.Rule)}: {string.Join(", ", group.Arguments)}")
            .ToList();
        return wrong.Count == 0 ? null : new Refusal("invalid_arguments") { Messages = wrong };
    }

    private static string Need(GroupRule rule) => rule switch
    {
        GroupRule.ExactlyOne => "exactly one of these is needed",
        GroupRule.AtLeastOne => "at least one of these is needed",
        GroupRule.AtMostOne => "at most one of these may be sent",
        GroupRule.AllOrNone => "these are sent together or not at all",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "The rule has no message."),
    };
}
