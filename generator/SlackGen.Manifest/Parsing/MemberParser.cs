using System.Globalization;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads arguments and fields.</summary>
internal static class MemberParser
{
    private static readonly string[] MemberKeys = ["type", "required", "summary", "example", "name", "secret"];

    private static readonly string[] FieldKeys = [.. MemberKeys, "nullable"];

    private static readonly string[] ResponseFieldKeys = [.. FieldKeys, "instead_of_error"];

    private static readonly string[] ParamKeys =
        [.. MemberKeys, "default", "minimum", "maximum", "min_items", "max_items", "min_length", "max_length", "deprecated"];

    /// <summary>Reads a map of arguments or fields.</summary>
    /// <param name="parse">Where diagnostics go.</param>
    /// <param name="owner">The map that has them.</param>
    /// <param name="key">Under which key.</param>
    /// <param name="path">The path of the owner, for positions.</param>
    /// <param name="each">What one is called: argument or field.</param>
    /// <param name="reserved">C# names that the class has already, the name of the class itself among them.</param>
    /// <param name="ofResponse">Whether they are the fields of a response.</param>
    public static EquatableArray<Member> ReadAll(
        Parse parse,
        MapReader owner,
        string key,
        string path,
        string each,
        ISet<string> reserved,
        bool ofResponse = false)
    {
        var members = new List<Member>();
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in owner.Names(key, each))
        {
            if (Read(parse, entry.Key, entry.Value, each, $"{path}.{key}", ofResponse) is not { } member)
            {
                continue;
            }

            if (reserved.Contains(member.Property))
            {
                parse.Report(
                    Rules.NameCollision,
                    entry.Key.Span,
                    $"The {each} '{member.Name}' becomes the property '{member.Property}', a name that its class has already; give it another with 'name:'.");
            }
            else if (properties.TryGetValue(member.Property, out var other))
            {
                parse.Report(
                    Rules.NameCollision,
                    entry.Key.Span,
                    $"The {each}s '{member.Name}' and '{other}' both become the property '{member.Property}'; give one another name with 'name:'.");
            }
            else
            {
                properties.Add(member.Property, member.Name);
                members.Add(member);
            }
        }

        CheckSuccessors(parse, members, $"{path}.{key}");
        return members.ToEquatableArray();
    }

    private static Member? Read(Parse parse, YamlScalar name, YamlNode node, string each, string path, bool ofResponse)
    {
        if (name.IsNull)
        {
            parse.Report(Rules.BadName, name.Span, $"An {each} needs a name.");
            return null;
        }

        if (node is YamlScalar { IsNull: false } shorthand)
        {
            parse.Report(Rules.WrongShape, node.Span, $"The {each} '{name.Value}' is a map, such as {{ type: {shorthand.Value} }}.");
            return Unreadable(name);
        }

        if (parse.Map(node, $"The {each} '{name.Value}'") is not { } map)
        {
            return Unreadable(name);
        }

        var isArgument = each == "argument";
        var reader = new MapReader(parse, map, $"the {each} '{name.Value}'", isArgument ? ParamKeys : ofResponse ? ResponseFieldKeys : FieldKeys);
        var type = TypeRef.Text;
        if (reader.Node("type") is YamlScalar { IsNull: false } expression)
        {
            type = TypeExpression.Read(parse, expression);
            parse.Positions.Set($"{path}.{name.Value}", expression.Span);
        }
        else if (reader.Text("type") is null && !reader.Has("type"))
        {
            parse.Report(Rules.MissingKey, map.Span, $"The {each} '{name.Value}' needs a 'type'.");
        }

        if (!isArgument && type.Kind == TypeKind.Binary)
        {
            parse.Report(Rules.BadType, reader.SpanOf("type"), $"The {each} '{name.Value}' cannot be binary: only arguments are.");
        }

        var property = PropertyName(parse, reader, name, each);
        var member = new Member(
            name.Value,
            property ?? "",
            type,
            reader.Bool("required", false),
            isArgument ? reader.Summary($"The argument '{name.Value}'") : reader.Text("summary") ?? "",
            Example(parse, reader, type, name.Value),
            reader.Has("default") ? Flow.Text(reader.Node("default")!) : null,
            isArgument ? ReadBounds(reader) : Bounds.None,
            ReadNullable(parse, reader),
            reader.Bool("secret", false),
            ReadInsteadOfError(parse, reader, type, $"{path}.{name.Value}"),
            ReadDeprecation(parse, reader, $"{path}.{name.Value}"));
        return property is null ? null : member;
    }

    private static bool ReadNullable(Parse parse, MapReader reader)
    {
        var nullable = reader.Bool("nullable", false);
        if (nullable && !reader.Bool("required", false))
        {
            parse.Report(Rules.BadValue, reader.SpanOf("nullable"), "'nullable' belongs to a field that is 'required': any other may be absent or null.");
        }

        return nullable;
    }

    private static bool ReadInsteadOfError(Parse parse, MapReader reader, TypeRef type, string path)
    {
        parse.Positions.Set(path + ".instead_of_error", reader.SpanOf("instead_of_error"));
        var instead = reader.Bool("instead_of_error", false);
        if (instead && type.Kind != TypeKind.Bool)
        {
            parse.Report(Rules.BadValue, reader.SpanOf("instead_of_error"), $"'instead_of_error' belongs to a field that is true or false, and this one is {type}.");
        }

        return instead;
    }

    // `true`, or a map that names the argument to send instead.
    private static Deprecation? ReadDeprecation(Parse parse, MapReader reader, string path)
    {
        if (reader.Node("deprecated") is not YamlMapping map)
        {
            return reader.Bool("deprecated", false) ? new Deprecation(null, "") : null;
        }

        var deprecated = new MapReader(parse, map, "'deprecated'", "use");
        parse.Positions.Set(path + ".deprecated.use", deprecated.SpanOf("use"));
        return new Deprecation(deprecated.Text("use"), "");
    }

    private static void CheckSuccessors(Parse parse, List<Member> members, string path)
    {
        foreach (var member in members)
        {
            if (member.Deprecated?.Use is { } use)
            {
                ArgumentName.Resolve(parse, parse.Positions[$"{path}.{member.Name}.deprecated.use"], use, members);
            }
        }
    }

    // Something by that name is declared: were it left out, what refers to it would be reported as well.
    private static Member? Unreadable(YamlScalar name) => Naming.Pascal(name.Value) is { Length: > 0 } property
        ? new Member(name.Value, property, TypeRef.Text, false, "", null, null, Bounds.None)
        : null;

    /// <summary>The C# name of something: what <c>name:</c> says, or the wire name in Pascal case; null, with a diagnostic, when that is none.</summary>
    public static string? PropertyName(Parse parse, MapReader? reader, YamlScalar wire, string each)
    {
        var given = reader?.Text("name");
        var property = Naming.Pascal(given ?? wire.Value);
        if (Naming.IsIdentifier(property))
        {
            return property;
        }

        var span = given is null ? wire.Span : reader!.SpanOf("name");
        parse.Report(Rules.BadName, span, $"The {each} '{wire.Value}' makes no C# name; give it one with 'name:'.");
        return null;
    }

    private static string? Example(Parse parse, MapReader reader, TypeRef type, string name)
    {
        if (reader.Node("example") is not { } node)
        {
            return null;
        }

        var text = Flow.Text(node);
        var fits = node is YamlScalar ? IsOf(type, text) : !type.IsScalar;
        if (!fits)
        {
            parse.Report(Rules.BadExample, node.Span, $"The example '{text}' of '{name}' is not of type {type}.");
            return null;
        }

        return text;
    }

    private static bool IsOf(TypeRef type, string text) => type.Kind switch
    {
        TypeKind.Int or TypeKind.UnixTime => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        TypeKind.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        TypeKind.Bool => text is "true" or "false",
        TypeKind.Timestamp => text.Length > 0 && text.All(c => c is (>= '0' and <= '9') or '.'),
        TypeKind.Date => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => true,
    };

    private static Bounds ReadBounds(MapReader reader)
    {
        var bounds = new Bounds(
            reader.Int("minimum"),
            reader.Int("maximum"),
            reader.Int("min_items"),
            reader.Int("max_items"),
            reader.Int("min_length"),
            reader.Int("max_length"));
        return bounds == Bounds.None ? Bounds.None : bounds;
    }
}
