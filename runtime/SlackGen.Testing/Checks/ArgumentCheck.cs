using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks arguments against those of the method, in steps. The first step that finds a mistake decides the response.</summary>
internal sealed partial class ArgumentCheck(FakeManifest manifest, bool isStrict)
{
    private readonly ValueCheck values = new(manifest, new ObjectCheck(manifest));
    private readonly DocumentedErrors errors = new(manifest);

    public Refusal? Check(Method method, ArgumentBag bag, JsonObject arguments) => Names(method, bag)
        ?? Steps(method, bag.Arguments, arguments).Select(mistakes => Refuse(method, mistakes)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>Returns the mistakes of every step, for a caller that has not sent the call yet.</summary>
    /// <param name="method">The method.</param>
    /// <param name="raw">The arguments as they are sent, all of which the method has.</param>
    /// <param name="arguments">The arguments as values of their types.</param>
    public IEnumerable<Mistake> Mistakes(Method method, IReadOnlyDictionary<string, RawArgument> raw, JsonObject arguments) =>
        Steps(method, raw, arguments).SelectMany(mistakes => mistakes);

    private IEnumerable<IEnumerable<Mistake>> Steps(Method method, IReadOnlyDictionary<string, RawArgument> raw, JsonObject arguments) =>
    [
        Missing(method, arguments),
        WrongValues(method, raw, arguments),
        BoundsCheck.Mistakes(method, arguments).Where(m => m.Kind != MistakeKind.Empty || errors.Documents(method, m)),
        GroupCheck.Mistakes(method, arguments),
    ];

    private Refusal? Refuse(Method method, IEnumerable<Mistake> mistakes) => mistakes.ToList() is { Count: > 0 } found ? errors.Refuse(method, found) : null;

    // Slack ignores unknown arguments, but refuses names that no argument can have.
    private Refusal? Names(Method method, ArgumentBag bag)
    {
        var unknown = bag.Arguments.Keys.Where(name => method.FindParam(name) is null).ToList();
        if (unknown.Find(name => ArrayNotation().IsMatch(name)) is { } array)
        {
            return new Refusal("invalid_array_arg") { Messages = ["[ERROR] argument in array notation: " + array] };
        }

        if (unknown.Find(name => !WellFormed().IsMatch(name)) is { } malformed)
        {
            return new Refusal("invalid_arg_name") { Messages = ["[ERROR] argument name with characters other than letters, digits and underscores: " + malformed] };
        }

        return isStrict && unknown.Count > 0
            ? new Refusal("invalid_arg_name") { Messages = [.. unknown.Select(name => $"[ERROR] unknown argument: {name}.{Suggestion.For(name, method.Params.Select(p => p.Name))}")] }
            : null;
    }

    private static IEnumerable<Mistake> Missing(Method method, JsonObject arguments) => method.Params
        .Where(p => p.Required && arguments[p.Name] is null)
        .Select(p => new Mistake(MistakeKind.Missing, [p.Name], "missing required field: " + p.Name));

    private IEnumerable<Mistake> WrongValues(Method method, IReadOnlyDictionary<string, RawArgument> raw, JsonObject arguments)
    {
        foreach (var parameter in method.Params)
        {
            var pointer = "/" + parameter.Name;
            if (raw.TryGetValue(parameter.Name, out var sent) && CheckOne(parameter.Type, sent, arguments[parameter.Name], pointer) is { } mistake)
            {
                var kind = mistake.Pointer == pointer ? MistakeKind.WrongForm : MistakeKind.WrongContent;
                yield return new Mistake(kind, [parameter.Name], mistake.ToString());
            }
        }
    }

    private ValueMistake? CheckOne(TypeRef type, RawArgument raw, JsonNode? value, string pointer) => (type.Kind, raw) switch
    {
        (_, RawArgument.Upload) => type.Scalar == ScalarKind.Binary ? null : new ValueMistake(pointer, "must not be a file"),
        (TypeRefKind.Csv, RawArgument.Json { Value: JsonArray }) when isStrict => new ValueMistake(pointer, "must be a comma-separated string"),
        (TypeRefKind.Csv, RawArgument.Text text) when isStrict && ArgumentReader.IsArrayText(text.Value) => new ValueMistake(pointer, "must be a comma-separated string"),
        (TypeRefKind.List, RawArgument.Text text) when isStrict && !ArgumentReader.IsArrayText(text.Value) => new ValueMistake(pointer, "must be an array"),
        (TypeRefKind.Csv, _) when value is JsonArray items => items
            .Select((item, i) => values.CheckItem(type.Element!, item, $"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}"))
            .FirstOrDefault(c => c is not null),
        _ => values.Check(type, value, pointer),
    };

    [GeneratedRegex(@"^\w+\[.*\]$", RegexOptions.CultureInvariant)]
    private static partial Regex ArrayNotation();

    [GeneratedRegex("^[A-Za-z0-9_]+$", RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();
}
