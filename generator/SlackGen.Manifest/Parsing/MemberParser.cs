using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses arguments and fields.</summary>
internal static class MemberParser
{
    private static readonly string[] MemberKeys =
    [
        "type", "required", "summary", "example", "name", "secret", "minimum", "maximum", "min_items", "max_items", "min_length", "max_length", "max_item_length", "id_of",
        "content",
    ];

    private static readonly string[] FieldKeys = [.. MemberKeys, "nullable"];

    private static readonly string[] ResponseFieldKeys = [.. FieldKeys, "instead_of_error", "partial_failure"];

    private static readonly string[] ParamKeys = [.. MemberKeys, "default", "deprecated", "scopes"];

    private static readonly WordTable<ContentKind> Contents = new(ManifestWords.Word);

    /// <summary>Reads a map of arguments or fields.</summary>
    /// <param name="context">The receiver of diagnostics.</param>
    /// <param name="owner">The map of the method or type.</param>
    /// <param name="key">The key of the arguments or fields.</param>
    /// <param name="path">The path of the owner, for positions.</param>
    /// <param name="each">The word for one in messages: argument or field.</param>
    /// <param name="reserved">The C# names that the class has already, with that of the class itself.</param>
    /// <param name="ofResponse">Whether they are the fields of a response.</param>
    public static EquatableArray<Member> ReadAll(
        ParseContext context,
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
            if (Read(context, entry.Key, entry.Value, each, $"{path}.{key}", ofResponse) is not { } member)
            {
                continue;
            }

            if (reserved.Contains(member.Property))
            {
                context.Report(
                    Rules.NameCollision,
                    entry.Key.Span,
                    $"The {each} '{member.Name}' becomes the property '{member.Property}', which its class has already; give it another name with 'name:'.");
            }
            else if (properties.TryGetValue(member.Property, out var other))
            {
                context.Report(
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

        return members.ToEquatableArray();
    }

    /// <summary>Reports successors of deprecated arguments that are not arguments of the method.</summary>
    /// <param name="context">The receiver of diagnostics.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="path">The path of the method.</param>
    public static void CheckSuccessors(ParseContext context, EquatableArray<Member> arguments, ManifestPath path)
    {
        foreach (var argument in arguments)
        {
            if (argument.Deprecated?.Use is { } use)
            {
                ArgumentName.Resolve(context, context.Positions[path.Argument(argument.Name).Successor.ToString()], use, arguments);
            }
        }
    }

    private static Member? Read(ParseContext context, YamlScalar name, YamlNode node, string each, string path, bool ofResponse)
    {
        if (name.IsNull)
        {
            context.Report(Rules.BadName, name.Span, $"An {each} needs a name.");
            return null;
        }

        if (node is YamlScalar { IsNull: false } shorthand)
        {
            context.Report(Rules.WrongShape, node.Span, $"The {each} '{name.Value}' is a map, such as {{ type: {shorthand.Value} }}.");
            return Unreadable(name);
        }

        if (context.Map(node, $"The {each} '{name.Value}'") is not { } map)
        {
            return Unreadable(name);
        }

        var isArgument = each == "argument";
        var reader = new MapReader(context, map, $"the {each} '{name.Value}'", isArgument ? ParamKeys : ofResponse ? ResponseFieldKeys : FieldKeys);
        var type = TypeRef.Text;
        if (reader.Node("type") is YamlScalar { IsNull: false } expression)
        {
            type = TypeExpression.Read(context, expression);
            context.Positions.Set($"{path}.{name.Value}", expression.Span);
        }
        else if (reader.Text("type") is null && !reader.Has("type"))
        {
            context.Report(Rules.MissingKey, map.Span, $"The {each} '{name.Value}' needs a 'type'.");
        }

        if (!isArgument && type.Scalar == ScalarKind.Binary)
        {
            context.Report(Rules.BadType, reader.SpanOf("type"), $"The {each} '{name.Value}' cannot be binary: only arguments are.");
        }

        var property = PropertyName(context, reader, name, each);
        var member = new Member(
            name.Value,
            property ?? "",
            type,
            reader.Bool("required", false),
            isArgument ? reader.Summary($"The argument '{name.Value}'") : reader.Text("summary") ?? "",
            Example(context, reader, type, name.Value),
            reader.Has("default") ? ValueText.Format(reader.Node("default")!) : null,
            ReadBounds(reader),
            ReadNullable(context, reader),
            reader.Bool("secret", false),
            ReadInsteadOfError(context, reader, type, $"{path}.{name.Value}"),
            ReadDeprecation(context, reader, $"{path}.{name.Value}"),
            ReadIdOf(context, reader, type),
            ReadContent(context, reader, type),
            reader.Bool("partial_failure", false),
            isArgument ? ScopeParser.ReadAll(context, reader) : default);
        return property is null ? null : member;
    }

    private static bool ReadNullable(ParseContext context, MapReader reader)
    {
        var nullable = reader.Bool("nullable", false);
        if (nullable && !reader.Bool("required", false))
        {
            context.Report(Rules.BadValue, reader.SpanOf("nullable"), "'nullable' belongs to a field that is 'required': any other may be absent or null.");
        }

        return nullable;
    }

    private static bool ReadInsteadOfError(ParseContext context, MapReader reader, TypeRef type, string path)
    {
        context.Positions.Set(path + ".instead_of_error", reader.SpanOf("instead_of_error"));
        var instead = reader.Bool("instead_of_error", false);
        if (instead && type.Scalar != ScalarKind.Bool)
        {
            context.Report(Rules.BadValue, reader.SpanOf("instead_of_error"), $"'instead_of_error' belongs to a field that is true or false, and this one is {type}.");
        }

        return instead;
    }

    // A word, or a list of words where the IDs of several kinds are taken.
    private static EquatableArray<string> ReadIdOf(ParseContext context, MapReader reader, TypeRef type)
    {
        if (reader.Node("id_of") is not { } node)
        {
            return default;
        }

        if (type.Scalar != ScalarKind.String && type is not { Kind: TypeRefKind.List or TypeRefKind.Csv, Element.Scalar: ScalarKind.String })
        {
            context.Report(Rules.BadValue, node.Span, $"'id_of' belongs to text or a list of texts, and this one is {type}.");
        }

        var errors = context.Errors;
        var words = node is YamlScalar { IsNull: false } word ? [word] : context.Words(node, "id_of");
        if (words.Count == 0 && context.Errors == errors)
        {
            context.Report(Rules.BadValue, node.Span, "'id_of' names at least one kind of ID.");
        }

        var known = IdKind.All.Select(k => k.Word).ToList();
        foreach (var unknown in words.Where(w => !known.Contains(w.Value)))
        {
            context.Report(Rules.BadValue, unknown.Span, $"'{unknown.Value}' is not a kind of ID: {string.Join(", ", known)}.", unknown.Value, known);
        }

        return words.Select(w => w.Value).ToEquatableArray();
    }

    private static ContentKind ReadContent(ParseContext context, MapReader reader, TypeRef type)
    {
        var content = reader.Word("content", Contents);
        if (content != ContentKind.None && type.Scalar != ScalarKind.String)
        {
            context.Report(Rules.BadValue, reader.SpanOf("content"), $"'content' belongs to text, and this one is {type}.");
        }

        return content;
    }

    // `true`, or a map that names the argument to send instead.
    private static Deprecation? ReadDeprecation(ParseContext context, MapReader reader, string path)
    {
        if (reader.Node("deprecated") is not YamlMapping map)
        {
            return reader.Bool("deprecated", false) ? new Deprecation(null, "") : null;
        }

        var deprecated = new MapReader(context, map, "'deprecated'", "use");
        context.Positions.Set(path + ".deprecated.use", deprecated.SpanOf("use"));
        return new Deprecation(deprecated.Text("use"), "");
    }

    // The member stays under its name, so that references to it are not reported as well.
    private static Member? Unreadable(YamlScalar name) => Naming.Pascal(name.Value) is { Length: > 0 } property
        ? new Member(name.Value, property, TypeRef.Text, false, "", null, null, Bounds.None)
        : null;

    /// <summary>Returns the C# name: that of <c>name:</c>, or the name on the wire in Pascal case; null, with a diagnostic, where it is not an identifier.</summary>
    public static string? PropertyName(ParseContext context, MapReader? reader, YamlScalar wire, string each)
    {
        var given = reader?.Text("name");
        var property = Naming.Pascal(given ?? wire.Value);
        if (Naming.IsIdentifier(property))
        {
            return property;
        }

        var span = given is null ? wire.Span : reader!.SpanOf("name");
        context.Report(Rules.BadName, span, $"The {each} '{wire.Value}' does not make a C# name; give it one with 'name:'.");
        return null;
    }

    private static string? Example(ParseContext context, MapReader reader, TypeRef type, string name)
    {
        if (reader.Node("example") is not { } node)
        {
            return null;
        }

        var text = ValueText.Format(node);
        var fits = node is YamlScalar ? type.ScalarType?.IsValid(text) != false : !type.IsWord;
        if (!fits)
        {
            context.Report(Rules.BadExample, node.Span, $"The example '{text}' of '{name}' is not of type {type}.");
            return null;
        }

        return text;
    }

    private static Bounds ReadBounds(MapReader reader)
    {
        var bounds = new Bounds(
            reader.Int("minimum"),
            reader.Int("maximum"),
            reader.Int("min_items"),
            reader.Int("max_items"),
            reader.Int("min_length"),
            reader.Int("max_length"),
            reader.Int("max_item_length"));
        return bounds == Bounds.None ? Bounds.None : bounds;
    }
}
