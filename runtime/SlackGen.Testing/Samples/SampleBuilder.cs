using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>
/// Builds values of the manifest's types: the example if it is valid, otherwise an invented value. A type is omitted inside itself, so that samples are
/// finite.
/// </summary>
internal sealed class SampleBuilder(FakeManifest manifest)
{
    private readonly ValueCheck check = new(manifest, objects: null);
    private readonly ArgumentReader reader = new(manifest, isStrict: true);

    /// <summary>Builds a response with all documented fields.</summary>
    public JsonObject Response(Method method)
    {
        var response = new JsonObject();
        if (method.Response == ResponseKind.Envelope)
        {
            response["ok"] = true;
        }

        AddFields(response, method.Returns, "", []);
        return response;
    }

    /// <summary>Builds an argument in the form of <see cref="RecordedRequest.Arguments"/>.</summary>
    public JsonNode? Argument(Member parameter) => parameter.Type.Kind == TypeRefKind.Csv ? Csv(parameter) : Value(parameter, "", []);

    /// <summary>Builds an object of a type with all fields.</summary>
    public JsonObject Named(string type) => Object(manifest.Types[type], [])!;

    private void AddFields(JsonObject target, IEnumerable<Member> fields, string owner, HashSet<string> open)
    {
        foreach (var field in fields)
        {
            // A sample is the last page, so that a client that follows cursors ends.
            if (field.Name == "next_cursor")
            {
                target[field.Name] = "";
            }
            else if (Value(field, owner, open) is { } value)
            {
                target[field.Name] = value;
            }
        }
    }

    // The owner of a field "id" says what the ID identifies.
    private JsonNode? Value(Member member, string owner, HashSet<string> open) =>
        Example(member.Type, member.Example) ?? Value(member.Type, member.Name == "id" ? owner + "_id" : member.Name, member.Bounds, open);

    private JsonNode? Example(TypeRef type, string? example)
    {
        if (example is null)
        {
            return null;
        }

        // A comma-joined list remains text, as on the wire.
        var value = type.Kind == TypeRefKind.Csv ? example : reader.FromText(type, example);
        if (value is not null && check.Check(type, value, "") is null)
        {
            return value;
        }

        // The example of a list is often a single element.
        return type.Kind == TypeRefKind.List && Example(type.Element!, example) is { } only ? new JsonArray(only) : null;
    }

    private JsonArray Csv(Member parameter)
    {
        var joined = Example(parameter.Type, parameter.Example) ?? Value(parameter, "", []);
        return reader.FromText(parameter.Type, joined!.GetValue<string>())!.AsArray();
    }

    private JsonNode? Value(TypeRef type, string name, Bounds bounds, HashSet<string> open) => type.Kind switch
    {
        TypeRefKind.Scalar => Scalar(type.ScalarType!, name, bounds),
        TypeRefKind.List => List(type.Element!, name, bounds, open),
        TypeRefKind.Map => Value(type.Element!, name, Bounds.None, open) is { } value ? new JsonObject { ["key"] = value } : new JsonObject(),
        TypeRefKind.Csv => Joined(Value(type.Element!, name, Bounds.None, open)),
        TypeRefKind.Named => Named(type.Name!, open),
    };

    private static JsonNode? Scalar(ScalarType scalar, string name, Bounds bounds) => scalar.Form switch
    {
        ScalarForm.Text when scalar.Sample is null => SampleText.Text(name, bounds),
        ScalarForm.Text or ScalarForm.Boolean or ScalarForm.Any => JsonNode.Parse(scalar.Sample!),
        ScalarForm.Integer => SampleText.Integer(scalar.Sample!, bounds),
        ScalarForm.Number => SampleText.Number(scalar.Sample!, bounds),
        ScalarForm.File => ArgumentReader.FileValue(name + ".bin", "sample bytes"u8),
    };

    // Numbers and booleans have their JSON form in the text.
    private static string Joined(JsonNode? element) =>
        element is JsonValue value && value.TryGetValue<string>(out var text) ? text : element!.ToJsonString();

    private JsonArray List(TypeRef element, string name, Bounds bounds, HashSet<string> open)
    {
        var items = new JsonArray();
        for (var i = 0; i < Math.Max(1, bounds.MinItems ?? 1); i++)
        {
            if (Value(element, name, Bounds.None, open) is { } item)
            {
                items.Add(item);
            }
        }

        if (element.IsNullable)
        {
            items.Insert(0, null);
        }

        return items;
    }

    private JsonNode? Named(string name, HashSet<string> open)
    {
        var type = manifest.Types[name];
        if (type.Kind == NamedTypeKind.Enum)
        {
            return type.Values.Count == 0 ? SampleText.Text(name) : type.Values[0].Value;
        }

        return type.Kind == NamedTypeKind.Union ? Union(type, open) : Object(type, open);
    }

    private JsonObject? Object(NamedType type, HashSet<string> open)
    {
        if (!open.Add(type.Name))
        {
            return null;
        }

        var value = new JsonObject();
        if (manifest.Discriminators.TryGetValue(type.Name, out var itself))
        {
            value[itself.Field] = itself.Value;
        }

        AddFields(value, type.Fields, type.Name, open);
        open.Remove(type.Name);
        return value;
    }

    // The first member that is not already open, so that samples are finite.
    private JsonObject? Union(NamedType union, HashSet<string> open) => union.Members
        .Select(member => Object(manifest.Types[member.Type], open))
        .FirstOrDefault(value => value is not null);
}
