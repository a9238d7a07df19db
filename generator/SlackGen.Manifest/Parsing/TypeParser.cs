using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads the named types of a file.</summary>
internal static class TypeParser
{
    private static readonly string[] Keys = ["summary", "fields", "from_string", "enum", "union", "of", "extend"];

    /// <summary>The keys of an extension, which only adds.</summary>
    private static readonly string[] ExtensionKeys = ["extend", "fields", "enum", "of"];

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

        var className = ClassNames.Type(name.Value, NamedTypeKind.Object);
        if (ImplicitNames.All.Contains(className))
        {
            parse.Report(
                Rules.ImplicitName,
                name.Span,
                $"'{name.Value}' would become '{className}', which .NET's implicit usings bring into every file; call it 'slack_{name.Value}'.");
            return false;
        }

        return true;
    }

    private static NamedType Read(Parse parse, YamlScalar name, YamlMapping map)
    {
        var reader = new MapReader(parse, map, $"the type '{name.Value}'", Keys);
        var isUnion = reader.Has("union") || reader.Has("of");
        var kinds = new[] { reader.Has("fields"), reader.Has("enum"), isUnion }.Count(says => says);
        var className = ClassNames.Type(name.Value, NamedTypeKind.Object);
        var path = $"types.{name.Value}";
        var extends = ExtensionParser.Read(parse, reader, $"the type '{name.Value}'", path, Keys, ExtensionKeys);
        var summary = extends ? "" : reader.Summary($"The type '{name.Value}'");
        if (kinds != 1)
        {
            parse.Report(
                kinds == 0 ? Rules.MissingKey : Rules.BadValue,
                name.Span,
                $"The type '{name.Value}' is an object ('fields'), an enum ('enum') or a union ('union' and 'of'): say one of them.");
            return New(name, reader.Has("enum") ? NamedTypeKind.Enum : NamedTypeKind.Object, summary, extends);
        }

        if (reader.Has("from_string") && !reader.Has("fields"))
        {
            parse.Report(Rules.BadValue, reader.SpanOf("from_string"), "Only an object type ('fields') can be written as a string.");
        }

        if (reader.Has("enum"))
        {
            return New(name, NamedTypeKind.Enum, summary, extends) with { Values = ReadValues(parse, reader, className, path) };
        }

        if (isUnion)
        {
            return ReadUnion(parse, name, reader, summary, path, extends);
        }

        var fields = MemberParser.ReadAll(parse, reader, "fields", path, "field", Reserved.ForModel(className));
        return New(name, NamedTypeKind.Object, summary, extends) with { Fields = fields, FromString = ReadFromString(parse, reader, fields) };
    }

    private static NamedType New(YamlScalar name, NamedTypeKind kind, string summary, bool extends = false) =>
        new(name.Value, kind, summary, default, null, default, null, default, extends);

    private static string? ReadFromString(Parse parse, MapReader reader, EquatableArray<Member> fields)
    {
        if (reader.Text("from_string") is not { } field)
        {
            return null;
        }

        if (fields.Any(f => f.Name == field && TakesText(f.Type)))
        {
            return field;
        }

        parse.Report(
            Rules.BadFromString,
            reader.SpanOf("from_string"),
            $"'{field}' is not a field of this type that holds text or a list of texts.{Suggestion.For(field, fields.Where(f => TakesText(f.Type)).Select(f => f.Name))}");
        return null;
    }

    private static bool TakesText(TypeRef type) =>
        type.Kind == TypeKind.String || (type.Kind is TypeKind.List or TypeKind.Csv && type.Element!.Kind == TypeKind.String);

    private static NamedType ReadUnion(Parse parse, YamlScalar name, MapReader reader, string summary, string path, bool extends)
    {
        var errors = parse.Errors;
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

        if (members.Count == 0 && parse.Errors == errors)
        {
            parse.Report(Rules.BadUnion, name.Span, $"The union '{name.Value}' has no members: list them under 'of'.");
        }

        return New(name, NamedTypeKind.Union, summary, extends) with
        {
            Discriminator = extends ? null : ReadDiscriminator(parse, name, reader),
            Members = members.ToEquatableArray(),
        };
    }

    private static string ReadDiscriminator(Parse parse, YamlScalar name, MapReader reader)
    {
        var discriminator = reader.Text("union");
        if (!reader.Has("union"))
        {
            parse.Report(Rules.BadUnion, name.Span, $"The union '{name.Value}' does not say which field tells its members apart: 'union: type'.");
        }
        else if (discriminator is not null && !Naming.IsIdentifier(Naming.Pascal(discriminator)))
        {
            parse.Report(Rules.BadName, reader.SpanOf("union"), $"'{discriminator}' makes no C# name, so it cannot tell the members apart.");
        }
        else if (discriminator is not null && Reserved.ForDiscriminator().Contains(Naming.Pascal(discriminator)))
        {
            parse.Report(
                Rules.NameCollision,
                reader.SpanOf("union"),
                $"The field '{discriminator}' becomes the property '{Naming.Pascal(discriminator)}', a name that the members' classes have already.");
        }

        return discriminator ?? "type";
    }

    private static EquatableArray<EnumValue> ReadValues(Parse parse, MapReader owner, string className, string path)
    {
        var values = new List<EnumValue>();
        var taken = Reserved.ForEnum(className);
        foreach (var entry in owner.Names("enum", "enum value"))
        {
            var value = entry.Key.Value;
            parse.Positions.Set($"{path}.enum.{value}", entry.Key.Span);
            var reader = entry.Value is YamlMapping map ? new MapReader(parse, map, $"the enum value '{value}'", "name", "summary") : null;
            var summary = reader is null ? parse.Sentence(entry.Key, entry.Value, "enum value") : reader.Summary($"The enum value '{value}'");
            if (MemberParser.PropertyName(parse, reader, entry.Key, "enum value") is not { } property)
            {
                continue;
            }

            if (!taken.Add(property))
            {
                parse.Report(
                    Rules.NameCollision,
                    entry.Key.Span,
                    $"The value '{value}' becomes '{property}', a name that is taken; give it another: {{ name: …, summary: … }}.");
                continue;
            }

            values.Add(new(value, property, summary));
        }

        return values.ToEquatableArray();
    }
}
