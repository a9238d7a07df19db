using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads the named types of a file.</summary>
internal static class TypeParser
{
    public static EquatableArray<NamedType> ReadAll(Parse parse, MapReader file)
    {
        var types = new List<NamedType>();
        foreach (var entry in file.Names("types", "type"))
        {
            var name = entry.Key.Value;
            parse.Positions.Set($"types.{name}", entry.Key.Span);
            if (!IsFree(parse, entry.Key) || parse.Map(entry.Value, $"The type '{name}'") is not { } map)
            {
                continue;
            }

            // A type with an error in it is kept: leaving it out would make every method that mentions it wrong as well.
            types.Add(Read(parse, entry.Key, map));
        }

        return types.ToEquatableArray();
    }

    private static bool IsFree(Parse parse, YamlScalar name)
    {
        if (!TypeExpression.IsTypeName(name.Value))
        {
            parse.Report(Rules.BadName, name.Span, $"'{name.Value}' is not a type's name: use snake_case, small letters, digits and underscores.");
            return false;
        }

        if (TypeExpression.BuiltIn.Contains(name.Value))
        {
            parse.Report(Rules.BadName, name.Span, $"'{name.Value}' is a type of the manifest language already.");
            return false;
        }

        if (ImplicitNames.All.Contains(Naming.Pascal(name.Value)))
        {
            parse.Report(
                Rules.ImplicitName,
                name.Span,
                $"'{name.Value}' would become '{Naming.Pascal(name.Value)}', which .NET's implicit usings bring into every file; call it 'slack_{name.Value}'.");
            return false;
        }

        return true;
    }

    private static NamedType Read(Parse parse, YamlScalar name, YamlMapping map)
    {
        var reader = new MapReader(parse, map, $"the type '{name.Value}'", "summary", "fields", "from_string", "enum", "union", "of");
        var kinds = new[] { "fields", "enum", "union" }.Where(reader.Has).ToList();
        if (kinds.Count != 1 && !(kinds.Count == 0 && reader.Has("of")))
        {
            parse.Report(
                kinds.Count == 0 ? Rules.MissingKey : Rules.BadValue,
                name.Span,
                $"The type '{name.Value}' is an object ('fields'), an enum ('enum') or a union ('union' and 'of'): say one of them.");
        }

        var className = Naming.Pascal(name.Value);
        var summary = reader.Summary($"The type '{name.Value}'");
        var path = $"types.{name.Value}";
        if (reader.Has("enum"))
        {
            return New(name, NamedTypeKind.Enum, summary) with { Values = ReadValues(parse, reader, className) };
        }

        if (reader.Has("union") || reader.Has("of"))
        {
            return ReadUnion(parse, name, reader, summary, path);
        }

        var fields = MemberParser.ReadAll(parse, reader, "fields", path, "field", Reserved.ForModel(className));
        return New(name, NamedTypeKind.Object, summary) with { Fields = fields, FromString = ReadFromString(parse, reader, fields) };
    }

    private static NamedType New(YamlScalar name, NamedTypeKind kind, string summary) =>
        new(name.Value, kind, summary, default, null, default, null, default);

    private static string? ReadFromString(Parse parse, MapReader reader, EquatableArray<Member> fields)
    {
        if (reader.Text("from_string") is not { } field)
        {
            return null;
        }

        if (fields.Any(f => f.Name == field && f.Type.Kind == TypeKind.String))
        {
            return field;
        }

        parse.Report(
            Rules.BadFromString,
            reader.SpanOf("from_string"),
            $"'{field}' is not a string field of this type.{Suggestion.For(field, fields.Where(f => f.Type.Kind == TypeKind.String).Select(f => f.Name))}");
        return null;
    }

    private static NamedType ReadUnion(Parse parse, YamlScalar name, MapReader reader, string summary, string path)
    {
        var members = new List<UnionMember>();
        foreach (var entry in reader.Names("of", "union member"))
        {
            if (entry.Value is YamlScalar { IsNull: false } type)
            {
                parse.Positions.Set($"{path}.of.{entry.Key.Value}", type.Span);
                members.Add(new(entry.Key.Value, type.Value));
            }
            else
            {
                parse.Report(Rules.WrongShape, entry.Value.Span, $"A union member names an object type, not {entry.Value.Shape}.");
            }
        }

        var discriminator = reader.Text("union");
        if (discriminator is null)
        {
            parse.Report(Rules.BadUnion, name.Span, $"The union '{name.Value}' does not say which field tells its members apart: 'union: type'.");
        }
        else if (members.Count == 0)
        {
            parse.Report(Rules.BadUnion, name.Span, $"The union '{name.Value}' has no members: list them under 'of'.");
        }

        return New(name, NamedTypeKind.Union, summary) with { Discriminator = discriminator ?? "type", Members = members.ToEquatableArray() };
    }

    private static EquatableArray<EnumValue> ReadValues(Parse parse, MapReader owner, string className)
    {
        var values = new List<EnumValue>();
        var taken = Reserved.ForEnum(className);
        foreach (var entry in owner.Names("enum", "enum value"))
        {
            var (property, summary) = ReadValue(parse, entry.Key, entry.Value);
            if (!taken.Add(property))
            {
                parse.Report(
                    Rules.NameCollision,
                    entry.Key.Span,
                    $"The value '{entry.Key.Value}' becomes '{property}', a name that is taken; give it another: {{ name: …, summary: … }}.");
                continue;
            }

            values.Add(new(entry.Key.Value, property, summary));
        }

        return values.ToEquatableArray();
    }

    private static (string Property, string Summary) ReadValue(Parse parse, YamlScalar value, YamlNode node)
    {
        if (node is YamlMapping map)
        {
            var reader = new MapReader(parse, map, $"the enum value '{value.Value}'", "name", "summary");
            return (MemberParser.PropertyName(parse, reader, value, "enum value"), reader.Summary($"The enum value '{value.Value}'"));
        }

        if (node is not YamlScalar { IsNull: false } summary)
        {
            parse.Report(Rules.MissingKey, value.Span, $"The enum value '{value.Value}' needs a summary.");
            return (Naming.Pascal(value.Value), "");
        }

        var property = Naming.Pascal(value.Value);
        if (!Naming.IsIdentifier(property))
        {
            parse.Report(Rules.BadName, value.Span, $"The enum value '{value.Value}' makes no C# name; write {{ name: …, summary: … }}.");
            return ("_", summary.Value);
        }

        return (property, summary.Value);
    }
}
