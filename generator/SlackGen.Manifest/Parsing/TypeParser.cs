using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses the named types of a file.</summary>
internal static class TypeParser
{
    private static readonly string[] GroupKeys = ["one_of", "any_of", "at_most_one_of", "together"];

    private static readonly string[] Keys = ["summary", "fields", "from_string", .. GroupKeys, "enum", "union", "of", "scopes", "extend"];

    // An extension only adds.
    private static readonly string[] ExtensionKeys = ["extend", "fields", "enum", "of"];

    /// <summary>Reads the types of a file.</summary>
    public static EquatableArray<NamedType> ReadAll(ParseContext context, MapReader file)
    {
        var types = new List<NamedType>();
        foreach (var entry in file.Names("types", "type"))
        {
            var name = entry.Key.Value;
            context.Positions.Set($"types.{name}", entry.Key.Span);
            if (entry.Value.IsCutOff || !IsFree(context, entry.Key) || context.Map(entry.Value, $"The type '{name}'") is not { } map)
            {
                continue;
            }

            // A type with an error stays: without it every method that mentions it would be wrong as well.
            types.Add(Read(context, entry.Key, map));
        }

        return types.ToEquatableArray();
    }

    private static bool IsFree(ParseContext context, YamlScalar name)
    {
        if (!TypeExpression.IsTypeName(name.Value))
        {
            context.Report(Rules.BadName, name.Span, $"'{name.Value}' is not the name of a type: use snake_case with lowercase letters, digits and underscores.");
            return false;
        }

        if (TypeExpression.BuiltIn.Contains(name.Value))
        {
            context.Report(Rules.BadName, name.Span, $"'{name.Value}' is a built-in type of manifests.");
            return false;
        }

        var className = ClassNames.Type(name.Value, NamedTypeKind.Object);
        if (ImplicitNames.All.Contains(className))
        {
            context.Report(
                Rules.ImplicitName,
                name.Span,
                $"'{name.Value}' would become '{className}', which .NET's implicit usings import into every file; call it 'slack_{name.Value}'.");
            return false;
        }

        return true;
    }

    private static NamedType Read(ParseContext context, YamlScalar name, YamlMapping map)
    {
        var reader = new MapReader(context, map, $"the type '{name.Value}'", Keys);
        var isUnion = reader.Has("union") || reader.Has("of");
        var kinds = new[] { reader.Has("fields"), reader.Has("enum"), isUnion }.Count(says => says);
        var className = ClassNames.Type(name.Value, NamedTypeKind.Object);
        var path = $"types.{name.Value}";
        var extends = ExtensionParser.Read(context, reader, $"the type '{name.Value}'", path, Keys, ExtensionKeys);
        var summary = extends ? "" : reader.Summary($"The type '{name.Value}'");
        if (kinds != 1)
        {
            context.Report(
                kinds == 0 ? Rules.MissingKey : Rules.BadValue,
                name.Span,
                $"The type '{name.Value}' is an object ('fields'), an enum ('enum') or a union ('union' and 'of'): use the keys of one of them.");
            return New(name, reader.Has("enum") ? NamedTypeKind.Enum : NamedTypeKind.Object, summary, extends);
        }

        if (reader.Has("from_string") && !reader.Has("fields"))
        {
            context.Report(Rules.BadValue, reader.SpanOf("from_string"), "Only an object type ('fields') can be written as a string.");
        }

        if (Array.Find(GroupKeys, reader.Has) is { } group && !reader.Has("fields"))
        {
            context.Report(Rules.BadValue, reader.SpanOf(group), $"Only an object type ('fields') has groups under '{group}'.");
        }

        if (reader.Has("scopes") && !reader.Has("fields"))
        {
            context.Report(Rules.BadValue, reader.SpanOf("scopes"), "Only an object type ('fields') needs scopes.");
        }

        if (reader.Has("enum"))
        {
            return New(name, NamedTypeKind.Enum, summary, extends) with { Values = EnumValueParser.ReadAll(context, reader, className, path) };
        }

        if (isUnion)
        {
            return ReadUnion(context, name, reader, summary, path, extends);
        }

        var fields = MemberParser.ReadAll(context, reader, "fields", path, "field", ReservedNames.ForModel(className));
        return New(name, NamedTypeKind.Object, summary, extends) with
        {
            Fields = fields,
            FromString = ReadFromString(context, reader, fields),
            Groups = extends ? default : GroupParser.Read(context, reader, fields, "field"),
            Scopes = ScopeParser.ReadAll(context, reader),
        };
    }

    private static NamedType New(YamlScalar name, NamedTypeKind kind, string summary, bool extends = false) =>
        new(name.Value, kind, summary, default, null, default, null, default, extends);

    private static string? ReadFromString(ParseContext context, MapReader reader, EquatableArray<Member> fields)
    {
        if (reader.Text("from_string") is not { } field)
        {
            return null;
        }

        if (fields.Any(f => f.Name == field && TakesText(f.Type)))
        {
            return field;
        }

        context.Report(
            Rules.BadFromString,
            reader.SpanOf("from_string"),
            $"'{field}' is not a field of this type that holds text or a list of texts.",
            field,
            fields.Where(f => TakesText(f.Type)).Select(f => f.Name));
        return null;
    }

    private static bool TakesText(TypeRef type) =>
        type.Scalar == ScalarKind.String || (type.Kind is TypeRefKind.List or TypeRefKind.Csv && type.Element!.Scalar == ScalarKind.String);

    private static NamedType ReadUnion(ParseContext context, YamlScalar name, MapReader reader, string summary, string path, bool extends)
    {
        if (!extends && reader.Node("of") is YamlScalar { IsNull: false, Value: "events" })
        {
            var discriminator = ReadDiscriminator(context, name, reader);
            if (discriminator != EventFacts.TypeField)
            {
                context.Report(Rules.BadUnion, reader.SpanOf("union"), $"The discriminator of events is '{EventFacts.TypeField}', not '{discriminator}'.");
            }

            return New(name, NamedTypeKind.Union, summary) with { Discriminator = EventFacts.TypeField, IsOfEvents = true };
        }

        var errors = context.Errors;
        var members = new List<UnionMember>();
        foreach (var entry in reader.Names("of", "union member"))
        {
            if (entry.Value is YamlScalar { IsNull: false } type)
            {
                context.Positions.Set($"{path}.of.{entry.Key.Value}", type.Span);
                members.Add(new(entry.Key.Value, type.Value));
            }
            else
            {
                context.Report(Rules.WrongShape, entry.Value.Span, $"A union member names an object type, not {entry.Value.Shape}.");
            }
        }

        if (members.Count == 0 && context.Errors == errors)
        {
            context.Report(Rules.BadUnion, name.Span, $"The union '{name.Value}' has no members: list them under 'of'.");
        }

        return New(name, NamedTypeKind.Union, summary, extends) with
        {
            Discriminator = extends ? null : ReadDiscriminator(context, name, reader),
            Members = members.ToEquatableArray(),
        };
    }

    private static string ReadDiscriminator(ParseContext context, YamlScalar name, MapReader reader)
    {
        var discriminator = reader.Text("union");
        if (!reader.Has("union"))
        {
            context.Report(Rules.BadUnion, name.Span, $"The union '{name.Value}' does not name the field that distinguishes its members: 'union: type'.");
        }
        else if (discriminator is not null && !Naming.IsIdentifier(Naming.Pascal(discriminator)))
        {
            context.Report(Rules.BadName, reader.SpanOf("union"), $"'{discriminator}' does not make a C# name, so it cannot distinguish the members.");
        }
        else if (discriminator is not null && ReservedNames.ForDiscriminator().Contains(Naming.Pascal(discriminator)))
        {
            context.Report(
                Rules.NameCollision,
                reader.SpanOf("union"),
                $"The field '{discriminator}' becomes the property '{Naming.Pascal(discriminator)}', which the members' classes have already.");
        }

        return discriminator ?? "type";
    }
}
