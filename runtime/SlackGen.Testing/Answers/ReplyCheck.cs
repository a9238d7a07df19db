using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks that what a test asks for is documented: a misspelt field or code would be left out by the client in silence.</summary>
internal sealed class ReplyCheck(FakeManifest manifest)
{
    private const string Remedy = "To use it all the same, pass allowUndocumented: true.";

    private static readonly string[] Envelope = ["ok", "error", "errors", "needed", "provided", "req_method", "warning", "warnings", Metadata];

    private static readonly string[] MetadataFields = ["next_cursor", "messages", "warnings"];

    private const string Metadata = "response_metadata";

    /// <summary>Checks the response to the methods that a stub is for.</summary>
    /// <param name="methods">The methods. Where there are several, it is enough that one of them documents it.</param>
    /// <param name="reply">The response.</param>
    /// <exception cref="ArgumentException">None of the methods documents a field, or the error code.</exception>
    public void Check(IReadOnlyList<Method> methods, JsonObject reply)
    {
        if (reply["error"] is JsonValue error && error.GetValueKind() == JsonValueKind.String)
        {
            CheckError(methods, error.GetValue<string>());
        }

        string? first = null;
        foreach (var method in methods)
        {
            var complaint = Complaint(method, reply);
            if (complaint is null)
            {
                return;
            }

            first ??= complaint;
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

    private string? Complaint(Method method, JsonObject reply)
    {
        foreach (var (name, value) in reply)
        {
            if (method.Returns.FirstOrDefault(r => r.Name == name) is { } field)
            {
                if (Within(field.Type, value, name, method.Name) is { } complaint)
                {
                    return complaint;
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

    private string? Within(TypeRef type, JsonNode? value, string path, string owner) => (type.Kind, value) switch
    {
        (TypeRefKind.List, JsonArray items) => items
            .Select((item, i) => Within(type.Element!, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), owner))
            .FirstOrDefault(c => c is not null),
        (TypeRefKind.Map, JsonObject entries) => entries.Select(e => Within(type.Element!, e.Value, $"{path}.{e.Key}", owner)).FirstOrDefault(c => c is not null),
        (TypeRefKind.Named, JsonObject properties) when manifest.Types.TryGetValue(type.Name!, out var named) => Named(named, properties, path, owner),
        _ => null,
    };

    private string? Named(NamedType type, JsonObject properties, string path, string owner)
    {
        if (type.Kind == NamedTypeKind.Union)
        {
            // A member that the union lacks is one that Slack may have added.
            var which = properties[type.Discriminator!] is JsonValue value ? value.ToString() : null;
            return type.Members.FirstOrDefault(m => m.Value == which) is { } member ? Named(manifest.Types[member.Type], properties, path, owner) : null;
        }

        var discriminator = manifest.Discriminators.TryGetValue(type.Name, out var itself) ? itself.Field : null;
        foreach (var (name, value) in properties)
        {
            if (type.Fields.FirstOrDefault(f => f.Name == name) is { } field)
            {
                if (Within(field.Type, value, $"{path}.{name}", owner) is { } complaint)
                {
                    return complaint;
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
