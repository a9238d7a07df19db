using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool;

/// <summary>The JSON Schemas of types, arguments and fields.</summary>
internal static class OpenApiSchemas
{
    /// <summary>Returns the name of a type's schema.</summary>
    public static string Name(string type) => Naming.Pascal(type);

    /// <summary>Returns the schema of some arguments or fields as an object.</summary>
    public static JsonObject Object(IEnumerable<Member> members)
    {
        var all = members.ToList();
        return JsonText.Object(
            ("type", "object"),
            ("properties", JsonText.Some(JsonText.Map(all, m => m.Name, Member))),
            ("required", JsonText.Words(all.Where(m => m.Required).Select(m => m.Name))));
    }

    /// <summary>Returns the schema of an argument or field.</summary>
    public static JsonObject Member(Member member)
    {
        var schema = Of(member.IsNullable ? member.Type with { IsNullable = true } : member.Type);
        var facts = JsonText.Object(
            ("description", member.Summary.Length == 0 ? null : member.Summary),
            ("default", Facts.Value(member.Default, member.Type)),
            ("examples", Facts.Value(member.Example, member.Type) is { } example ? new JsonArray(example) : null),
            ("minimum", member.Bounds.Minimum),
            ("maximum", member.Bounds.Maximum),
            ("minItems", member.Bounds.MinItems),
            ("maxItems", member.Bounds.MaxItems),
            ("minLength", member.Bounds.MinLength),
            ("maxLength", member.Bounds.MaxLength),
            ("deprecated", JsonText.Flag(member.Deprecated is not null)),
            ("format", member.IsSecret ? "password" : null),
            ("x-slack-use", member.Deprecated?.Use),
            ("x-slack-secret", JsonText.Flag(member.IsSecret)),
            ("x-slack-instead-of-error", JsonText.Flag(member.IsInsteadOfError)));
        foreach (var (name, value) in facts)
        {
            schema[name] = value?.DeepClone();
        }

        return schema;
    }

    /// <summary>Returns the schema of a named type.</summary>
    public static JsonObject Type(Spec spec, NamedType type)
    {
        var schema = type.Kind switch
        {
            // Slack adds values: a closed enum would refuse them.
            NamedTypeKind.Enum => JsonText.Object(("type", "string"), ("examples", JsonText.Words(type.Values.Select(v => v.Value)))),
            NamedTypeKind.Union => Union(type),
            NamedTypeKind.Object => Object(spec, type),
        };
        schema["description"] = type.Summary;
        if (type.Kind == NamedTypeKind.Enum)
        {
            schema["x-slack-values"] = JsonText.Map(type.Values, v => v.Value, v => v.Summary);
        }

        return schema;
    }

    // A member that is not listed is an object too.
    private static JsonObject Union(NamedType type) => JsonText.Object(
        ("type", "object"),
        ("required", new JsonArray(type.Discriminator)),
        ("anyOf", new JsonArray([.. type.Members.Select(m => Ref(m.Type)), JsonText.Object(("type", "object"))])),
        ("discriminator", JsonText.Object(
            ("propertyName", type.Discriminator),
            ("mapping", JsonText.Map(type.Members, m => m.Value, m => $"#/components/schemas/{Name(m.Type)}")))));

    // The field that says which member of a union an object is belongs to each member.
    private static JsonObject Object(Spec spec, NamedType type)
    {
        var schema = Object(type.Fields);
        var unions = spec.Types.Where(t => t.Members.Any(m => m.Type == type.Name)).ToList();
        if (unions.Count > 0)
        {
            var (field, value) = (unions[0].Discriminator!, unions[0].Members.First(m => m.Type == type.Name).Value);
            if (schema["properties"] is not JsonObject properties)
            {
                schema["properties"] = properties = [];
            }

            if (schema["required"] is not JsonArray required)
            {
                schema["required"] = required = [];
            }

            properties.Insert(0, field, JsonText.Object(("const", value)));
            required.Insert(0, field);
        }

        if (type.FromString is { } text)
        {
            schema["x-slack-from-string"] = text;
        }

        return schema;
    }

    private static JsonObject Of(TypeRef type)
    {
        if (type.IsNullable)
        {
            return JsonText.Object(("anyOf", new JsonArray(Of(type with { IsNullable = false }), JsonText.Object(("type", "null")))));
        }

        return type.Kind switch
        {
            TypeRefKind.Scalar => JsonNode.Parse(type.ScalarType!.Schema)!.AsObject(),
            TypeRefKind.List => JsonText.Object(("type", "array"), ("items", Of(type.Element!))),
            TypeRefKind.Map => JsonText.Object(("type", "object"), ("additionalProperties", Of(type.Element!))),
            TypeRefKind.Csv => JsonText.Object(("type", "string"), ("x-slack-csv", Of(type.Element!))),
            TypeRefKind.Named => Ref(type.Name!),
        };
    }

    private static JsonObject Ref(string type) => JsonText.Object(("$ref", $"#/components/schemas/{Name(type)}"));
}
