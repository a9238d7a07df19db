using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;
using SlackGen.Testing;

namespace SlackGen.Tool.Calls;

/// <summary>Reads arguments of a call from the command line, and checks them as the fake does. Messages name arguments, never their values.</summary>
internal sealed class CallArguments
{
    private readonly Method method;
    private readonly ArgumentReader reader;
    private readonly ArgumentCheck check;
    private readonly List<string> mistakes = [];
    private readonly Dictionary<string, Testing.RawArgument> raw = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlackUpload> uploads = new(StringComparer.Ordinal);

    /// <summary>Initializes a reader.</summary>
    public CallArguments(Spec spec, Method method)
    {
        this.method = method;
        var manifest = new FakeManifest(spec.Files);
        reader = new ArgumentReader(manifest, isStrict: false);
        check = new ArgumentCheck(manifest, isStrict: false);
    }

    /// <summary>Gets the mistakes.</summary>
    public IReadOnlyList<string> Mistakes => mistakes;

    /// <summary>Reads and checks the arguments.</summary>
    /// <param name="words">The words of the command line: <c>name=value</c>, <c>name=@file</c>, <c>name:=json</c>.</param>
    /// <returns>The values for a call by name. They are incomplete if there are mistakes.</returns>
    public IReadOnlyDictionary<string, object?> Read(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            ReadWord(words[i], i + 1);
        }

        var decoded = new JsonObject();
        foreach (var (name, value) in raw)
        {
            decoded[name] = reader.Read(method.FindParam(name)!.Type, value);
        }

        mistakes.AddRange(check.Mistakes(method, raw, decoded).Select(Describe));
        mistakes.AddRange(method.Params.SelectMany(p => WrongIds(p, decoded[p.Name])));
        return raw.Keys.ToDictionary(name => name, name => ToValue(method.FindParam(name)!, decoded[name]), StringComparer.Ordinal);
    }

    private void ReadWord(string word, int position)
    {
        var split = word.IndexOf('=', StringComparison.Ordinal);
        if (split <= 0)
        {
            // The word may be a token that was meant for the environment.
            mistakes.Add($"Argument {position} is not name=value, name=@file or name:=json. The token is read from {CallCommand.TokenVariable} only.");
            return;
        }

        var isJson = word[split - 1] == ':';
        var name = word[..(isJson ? split - 1 : split)];
        var text = word[(split + 1)..];
        if (name == "token")
        {
            mistakes.Add($"token: set the environment variable {CallCommand.TokenVariable} instead. A command line is visible to others.");
        }
        else if (method.FindParam(name) is not { } parameter)
        {
            mistakes.Add($"{name}: {method.Name} has no such argument.{Suggestion.For(name, method.Params.Select(p => p.Name))}");
        }
        else if (raw.ContainsKey(name))
        {
            mistakes.Add($"{name}: given twice");
        }
        else if ((isJson ? ReadJson(name, text) : text is ['@', .. var path] ? ReadFile(parameter, path) : new Testing.RawArgument.Text(text)) is { } value)
        {
            raw[name] = value;
        }
    }

    private Testing.RawArgument.Json? ReadJson(string name, string text)
    {
        try
        {
            return new Testing.RawArgument.Json(JsonNode.Parse(text));
        }
        catch (JsonException e)
        {
            mistakes.Add($"{name}: not JSON, from byte {e.BytePositionInLine + 1} of line {e.LineNumber + 1} on");
            return null;
        }
    }

    private Testing.RawArgument? ReadFile(Member parameter, string path)
    {
        try
        {
            if (parameter.Type.Scalar != ScalarKind.Binary)
            {
                return new Testing.RawArgument.Text(File.ReadAllText(path));
            }

            uploads[parameter.Name] = SlackUpload.FromFile(path);
            return new Testing.RawArgument.Upload(new RecordedFile(parameter.Name, Path.GetFileName(path), null, default));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            mistakes.Add($"{parameter.Name}: the file {path} cannot be read: {e.Message} Text that begins with @ is written as JSON: {parameter.Name}:='\"@…\"'");
            return null;
        }
    }

    // The pointer to the argument itself repeats its name, and the message about a group names its arguments.
    private static string Describe(Mistake mistake) => mistake.Kind switch
    {
        MistakeKind.Missing => $"{mistake.Arguments[0]}: required",
        MistakeKind.NoneOf or MistakeKind.MoreThanOneOf or MistakeKind.Incomplete => mistake.Message,
        MistakeKind.Empty or MistakeKind.WrongForm or MistakeKind.WrongContent or MistakeKind.TooMany or MistakeKind.TooFew or MistakeKind.TooLong or MistakeKind.TooShort or MistakeKind.TooLarge or MistakeKind.TooSmall =>
            $"{mistake.Arguments[0]}: {mistake.Message.Replace($" [json-pointer:/{mistake.Arguments[0]}]", "", StringComparison.Ordinal)}",
    };

    private static IEnumerable<string> WrongIds(Member parameter, JsonNode? value)
    {
        var kinds = parameter.IdOf.Select(w => IdKind.Find(w)!).ToList();
        if (kinds.Count == 0 || kinds.Exists(k => k.Prefixes.Count == 0))
        {
            yield break;
        }

        foreach (var text in (value as JsonArray ?? [value?.DeepClone()]).OfType<JsonValue>().Select(v => v.ToString()))
        {
            var recognized = IdKind.Recognize(text);
            if (recognized.Count > 0 && !recognized.Intersect(kinds).Any())
            {
                yield return $"{parameter.Name}: the ID of {recognized[0].Description}, where that of {string.Join(" or ", kinds.Select(k => k.Description))} is needed";
            }
        }
    }

    private object? ToValue(Member parameter, JsonNode? value) => uploads.TryGetValue(parameter.Name, out var upload) ? upload
        : parameter.Type.Kind == TypeRefKind.Csv && value is JsonArray items ? string.Join(',', items.Select(i => i?.ToString()))
        : value;
}
