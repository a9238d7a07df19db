using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks that the replies of a test are documented. A client would silently ignore a misspelt field or code.</summary>
internal sealed class ReplyCheck(FakeManifest manifest)
{
    private const string Remedy = "To use it anyway, pass allowUndocumented: true. Names of your own manifest need FakeSlackOptions.AddManifestFile.";

    private static readonly string[] Envelope = ["ok", "error", "errors", "needed", "provided", "req_method", "warning", "warnings", Metadata];

    private static readonly string[] MetadataFields = ["next_cursor", "messages", "warnings"];

    private const string Metadata = "response_metadata";

    /// <summary>Checks the response of a stub.</summary>
    /// <param name="methods">The methods of the stub. The response passes if one of them documents it.</param>
    /// <param name="reply">The response.</param>
    /// <exception cref="ArgumentException">None of the methods documents all fields, or the error code.</exception>
    public void Check(IReadOnlyList<Method> methods, JsonObject reply)
    {
        if (reply["error"] is JsonValue error && error.GetValueKind() == JsonValueKind.String)
        {
            CheckError(methods, error.GetValue<string>());
        }

        string? first = null;
        foreach (var method in methods)
        {
            var mistake = FindMistake(method, reply);
            if (mistake is null)
            {
                return;
            }

            first ??= mistake;
        }

        throw new ArgumentException($"{first} {Remedy}", nameof(reply));
    }

    /// <summary>Checks an error code.</summary>
    /// <exception cref="ArgumentException">None of the methods documents the code.</exception>
    public void CheckError(IReadOnlyList<Method> methods, string error)
    {
        var known = methods.SelectMany(manifest.PossibleErrorsOf).Distinct(StringComparer.Ordinal).ToList();
        if (!known.Contains(error))
        {
            throw new ArgumentException($"{methods[0].Name} documents no error '{error}'.{Suggestion.For(error, known)} {Remedy}", nameof(error));
        }
    }

    private string? FindMistake(Method method, JsonObject reply)
    {
        foreach (var (name, value) in reply)
        {
            if (method.Returns.FirstOrDefault(r => r.Name == name) is { } field)
            {
                if (FindMistakeIn(field.Type, value, name, method.Name) is { } mistake)
                {
                    return mistake;
                }
            }
            else if (!Envelope.Contains(name))
            {
                return Unknown("the response of " + method.Name, name, method.Returns.Select(r => r.Name).Concat(Envelope));
            }
            else if (name == Metadata && value is JsonObject metadata && metadata.FirstOrDefault(m => !MetadataFields.Contains(m.Key)).Key is { } other)
            {
                return Unknown(Metadata, other, MetadataFields);
            }
        }

        return null;
    }

    private string? FindMistakeIn(TypeRef type, JsonNode? value, string path, string owner) => (type.Kind, value) switch
    {
        (TypeRefKind.List, JsonArray items) => items
            .Select((item, i) => FindMistakeIn(type.Element!, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), owner))
            .FirstOrDefault(c => c is not null),
        (TypeRefKind.Map, JsonObject entries) => entries.Select(e => FindMistakeIn(type.Element!, e.Value, $"{path}.{e.Key}", owner)).FirstOrDefault(c => c is not null),
        (TypeRefKind.Named, JsonObject properties) when manifest.Types.TryGetValue(type.Name!, out var named) => Named(named, properties, path, owner),
        _ => null,
    };

    private string? Named(NamedType type, JsonObject properties, string path, string owner)
    {
        if (type.Kind == NamedTypeKind.Union)
        {
            // Slack may have added a member that the union lacks.
            var which = properties[type.Discriminator!] is JsonValue value ? value.ToString() : null;
            return type.Members.FirstOrDefault(m => m.Value == which) is { } member ? Named(manifest.Types[member.Type], properties, path, owner) : null;
        }

        var discriminator = manifest.Discriminators.TryGetValue(type.Name, out var itself) ? itself.Field : null;
        foreach (var (name, value) in properties)
        {
            if (type.Fields.FirstOrDefault(f => f.Name == name) is { } field)
            {
                if (FindMistakeIn(field.Type, value, $"{path}.{name}", owner) is { } mistake)
                {
                    return mistake;
                }
            }
            else if (name != discriminator)
            {
                return Unknown($"'{path}' of {owner}", name, type.Fields.Select(f => f.Name));
            }
        }

        return null;
    }

    private static string Unknown(string owner, string name, IEnumerable<string> known) =>
        $"The manifest has no field '{name}' in {owner}.{Suggestion.For(name, known)}";
}
