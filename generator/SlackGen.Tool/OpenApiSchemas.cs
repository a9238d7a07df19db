using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool;

/// <summary>Creates the JSON Schemas of types, arguments and fields.</summary>
internal static class OpenApiSchemas
{
    /// <summary>Returns the name of a type's schema.</summary>
    public static string Name(string type) => Naming.Pascal(type);

    /// <summary>Returns the schema of some arguments or fields as an object.</summary>
    public static JsonObject Object(IEnumerable<Member> members)
    {
        var all = members.ToList();
        return JsonBuilder.Object(
            ("type", "object"),
            ("properties", JsonBuilder.NullIfEmpty(JsonBuilder.Map(all, m => m.Name, Member))),
            ("required", JsonBuilder.Strings(all.Where(m => m.Required).Select(m => m.Name))));
    }

    /// <summary>Adds the rules of groups of arguments to the schema of a request.</summary>
    public static void AddGroups(JsonObject schema, IEnumerable<ArgumentGroup> groups)
    {
        var rules = new JsonArray([.. groups.SelectMany(Rules)]);
        if (rules.Count > 0)
        {
            schema["allOf"] = rules;
        }
    }

    private static IEnumerable<JsonObject> Rules(ArgumentGroup group) => group.Rule switch
    {
        GroupRule.ExactlyOne => [JsonBuilder.Object(("oneOf", Each(group)))],
        GroupRule.AtLeastOne => [JsonBuilder.Object(("anyOf", Each(group)))],
        GroupRule.AtMostOne => group.Arguments.SelectMany((a, i) => group.Arguments.Skip(i + 1).Select(b => JsonBuilder.Object(("not", JsonBuilder.Object(("required", new JsonArray(a, b))))))),
        GroupRule.AllOrNone => [JsonBuilder.Object(("dependentRequired", JsonBuilder.Map(group.Arguments, a => a, a => JsonBuilder.Strings(group.Arguments.Where(b => b != a)))))],
    };

    private static JsonArray Each(ArgumentGroup group) => new([.. group.Arguments.Select(a => JsonBuilder.Object(("required", new JsonArray(a))))]);

    /// <summary>Returns the schema of an argument or field.</summary>
    public static JsonObject Member(Member member)
    {
        var schema = Expression(member.IsNullable ? member.Type with { IsNullable = true } : member.Type);
        var facts = JsonBuilder.Object(
            ("description", member.Summary.Length == 0 ? null : member.Summary),
            ("default", MethodJson.Value(member.Default, member.Type)),
            ("examples", MethodJson.Value(member.Example, member.Type) is { } example ? new JsonArray(example) : null),
            ("minimum", member.Bounds.Minimum),
            ("maximum", member.Bounds.Maximum),
            ("minItems", member.Bounds.MinItems),
            ("maxItems", member.Bounds.MaxItems),
            ("deprecated", JsonBuilder.Flag(member.Deprecated is not null)),
            ("format", member.IsSecret ? "password" : null),
            ("x-slack-use", member.Deprecated?.Use),
            ("x-slack-secret", JsonBuilder.Flag(member.IsSecret)),
            ("x-slack-instead-of-error", JsonBuilder.Flag(member.IsInsteadOfError)),
            ("x-slack-partial-failure", JsonBuilder.Flag(member.IsPartialFailure)),
            ("x-slack-id-of", JsonBuilder.Strings(member.IdOf)),
            ("x-slack-content", member.Content == ContentKind.None ? null : member.Content.Word()),
            ("x-slack-scopes", MethodJson.Scopes(member.Scopes)));
        foreach (var (name, value) in facts)
        {
            schema[name] = value?.DeepClone();
        }

        AddLengths(schema, member.Type, member.Bounds.MinLength, member.Bounds.MaxLength);
        if (member.Type is { Kind: TypeRefKind.List, Element: { } element } && schema["items"] is JsonObject items)
        {
            AddLengths(items, element, null, member.Bounds.MaxItemLength);
        }

        return schema;
    }

    // The length of a text object is that of its text.
    private static void AddLengths(JsonObject schema, TypeRef type, long? minimum, long? maximum)
    {
        var lengths = type.Kind == TypeRefKind.List
            ? JsonBuilder.Object(("minItems", minimum), ("maxItems", maximum))
            : JsonBuilder.Object(("minLength", minimum), ("maxLength", maximum));
        if (type.Kind == TypeRefKind.Named && lengths.Count > 0)
        {
            lengths = JsonBuilder.Object(("properties", JsonBuilder.Object(("text", lengths))));
        }

        foreach (var (name, value) in lengths)
        {
            schema[name] = value?.DeepClone();
        }
    }

    /// <summary>Returns the schema of a named type.</summary>
    public static JsonObject Type(Spec spec, NamedType type)
    {
        var schema = type.Kind switch
        {
            // An enum would refuse values that Slack adds later.
            NamedTypeKind.Enum => JsonBuilder.Object(("type", "string"), ("examples", JsonBuilder.Strings(type.Values.Select(v => v.Value)))),
            NamedTypeKind.Union => Union(spec, type),
            NamedTypeKind.Object => Object(spec, type),
        };
        schema["description"] = type.Summary;
        if (type.Event?.Deprecated is not null)
        {
            schema["deprecated"] = true;
        }

        if (type.Kind == NamedTypeKind.Enum)
        {
            schema["x-slack-values"] = JsonBuilder.Map(type.Values, v => v.Value, v => v.Summary);
        }

        return schema;
    }

    // The last schema accepts members that the manifest does not list.
    private static JsonObject Union(Spec spec, NamedType type) => JsonBuilder.Object(
        ("type", "object"),
        ("required", new JsonArray(type.Discriminator)),
        ("anyOf", new JsonArray([.. type.Members.SelectMany(m => Members(spec, m)).Select(Ref), JsonBuilder.Object(("type", "object"))])),
        ("discriminator", JsonBuilder.Object(
            ("propertyName", type.Discriminator),
            ("mapping", JsonBuilder.Map(type.Members, m => m.Value, m => $"#/components/schemas/{Name(m.Type)}")))));

    private static IEnumerable<string> Members(Spec spec, UnionMember member) => member.HasSubtypes
        ? spec.Types.First(t => t.Name == member.Type).Event!.Subtypes.Select(s => s.Type).Prepend(member.Type)
        : [member.Type];

    // The discriminator is a field of each member of a union, and the manifest does not list it there.
    private static IEnumerable<(string Field, string Value)> Discriminators(Spec spec, NamedType type)
    {
        if (type.Event is { } facts)
        {
            (string, string)[] both = [(EventFacts.TypeField, facts.Type), (EventFacts.SubtypeField, facts.Subtype ?? "")];
            return both.Take(facts.Subtype is null ? 1 : 2);
        }

        return spec.Types
            .Where(t => t.Members.Any(m => m.Type == type.Name))
            .Select(u => (u.Discriminator!, u.Members.First(m => m.Type == type.Name).Value))
            .Take(1);
    }

    private static JsonObject Object(Spec spec, NamedType type)
    {
        var schema = Object(type.Fields);
        foreach (var (field, value) in Discriminators(spec, type).Reverse())
        {
            if (schema["properties"] is not JsonObject properties)
            {
                schema["properties"] = properties = [];
            }

            if (schema["required"] is not JsonArray required)
            {
                schema["required"] = required = [];
            }

            properties.Insert(0, field, JsonBuilder.Object(("const", value)));
            required.Insert(0, field);
        }

        if (type.FromString is { } text)
        {
            schema["x-slack-from-string"] = text;
        }

        if (MethodJson.Groups(type.Groups) is { } groups)
        {
            schema["x-slack-groups"] = groups;
        }

        return schema;
    }

    private static JsonObject Expression(TypeRef type)
    {
        if (type.IsNullable)
        {
            return JsonBuilder.Object(("anyOf", new JsonArray(Expression(type with { IsNullable = false }), JsonBuilder.Object(("type", "null")))));
        }

        return type.Kind switch
        {
            TypeRefKind.Scalar => JsonNode.Parse(type.ScalarType!.Schema)!.AsObject(),
            TypeRefKind.List => JsonBuilder.Object(("type", "array"), ("items", Expression(type.Element!))),
            TypeRefKind.Map => JsonBuilder.Object(("type", "object"), ("additionalProperties", Expression(type.Element!))),
            TypeRefKind.Csv => JsonBuilder.Object(("type", "string"), ("x-slack-csv", Expression(type.Element!))),
            TypeRefKind.Named => Ref(type.Name!),
        };
    }

    private static JsonObject Ref(string type) => JsonBuilder.Object(("$ref", $"#/components/schemas/{Name(type)}"));
}
