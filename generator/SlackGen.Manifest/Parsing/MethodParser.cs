using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses the methods of a group.</summary>
internal static class MethodParser
{
    private static readonly string[] Keys =
    [
        "summary", "tier", "rate", "scopes", "scope_note", "token", "no_token", "basic_auth", "http", "body", "response", "idempotent", "params",
        "one_of", "any_of", "at_most_one_of", "together", "shorthand", "returns", "errors", "warnings", "paging", "deprecated", "upload", "download", "stream", "as_of", "extend",
    ];

    // An extension only adds.
    private static readonly string[] ExtensionKeys = ["extend", "params", "returns", "errors", "warnings"];

    private static readonly WordTable<BodyKind> Bodies = new(ManifestWords.Word);

    private static readonly WordTable<ResponseKind> Responses = new(ManifestWords.Word);

    /// <summary>Reads the methods of a file, without those that have an error.</summary>
    public static EquatableArray<Method> ReadAll(ParseContext context, MapReader file, string group)
    {
        var methods = new List<Method>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in file.Names("methods", "method"))
        {
            var key = entry.Key.Value;
            var errors = context.Errors;
            context.Positions.Set($"methods.{key}", entry.Key.Span);
            if (entry.Value.IsCutOff)
            {
                continue;
            }

            if (!Naming.IsWord(key))
            {
                context.Report(Rules.BadName, entry.Key.Span, $"'{key}' is not the name of a method: write the part after the group, in letters and digits.");
                continue;
            }

            var property = ClassNames.MethodKey(group, key);
            if (names.TryGetValue(property, out var other))
            {
                var member = Naming.Pascal(key) == Naming.Pascal(other) ? Naming.Pascal(key) + "Async" : $"{ClassNames.MethodKeys}.{property}";
                context.Report(Rules.NameCollision, entry.Key.Span, $"The methods '{key}' and '{other}' both become '{member}'.");
                continue;
            }

            names.Add(property, key);
            if (context.Map(entry.Value, $"The method '{key}'") is { } map && Read(context, map, group, key) is { } method && context.Errors == errors)
            {
                methods.Add(method);
            }
        }

        return methods.ToEquatableArray();
    }

    private static Method Read(ParseContext context, YamlMapping map, string group, string key)
    {
        var name = $"{group}.{key}";
        var path = $"methods.{key}";
        var reader = new MapReader(context, map, $"the method '{name}'", Keys);
        var extends = ExtensionParser.Read(context, reader, $"the method '{name}'", path, Keys, ExtensionKeys);
        var isGet = reader.Word("http", "POST", "GET") == "GET";
        var tier = ReadTier(context, reader);
        var parameters = MemberParser.ReadAll(context, reader, "params", path, "argument", ReservedNames.ForRequest(ClassNames.Request(name)));
        if (!extends)
        {
            // An argument that an extension adds may have a built-in one as its successor.
            MemberParser.CheckSuccessors(context, parameters, ManifestPath.Method(key));
        }

        var returns = MemberParser.ReadAll(context, reader, "returns", path, "field", ReservedNames.ForResponse(ClassNames.Response(name)), ofResponse: true);
        var groups = GroupParser.Read(context, reader, parameters);
        return new Method(
            name,
            key,
            extends ? "" : reader.Summary($"The method '{name}'"),
            tier,
            ReadRate(context, reader, tier, parameters),
            ReadScopes(context, reader),
            ReadScopeNote(context, reader),
            ReadToken(context, reader),
            ReadBasicAuth(context, reader, parameters),
            isGet,
            ReadBody(context, reader, path, isGet, parameters),
            ReadResponse(context, reader, path, returns),
            reader.Bool("idempotent", isGet),
            parameters,
            groups,
            ShorthandParser.Read(context, reader, parameters, groups),
            returns,
            CodeParser.ReadErrors(context, reader, path),
            CodeParser.ReadWarnings(context, reader, path),
            PagingParser.Read(context, reader, path, parameters),
            ReadDeprecation(context, reader, path),
            ReadUpload(context, reader, path),
            ReadDownload(context, reader, parameters, returns),
            ReadStream(context, reader, path, returns),
            reader.Day("as_of"),
            extends);
    }

    private static Tier? ReadTier(ParseContext context, MapReader reader)
    {
        if (reader.Text("tier") is not { } text)
        {
            return null;
        }

        switch (text)
        {
            case "1" or "2" or "3" or "4":
                return (Tier)(text[0] - '0');
            case "special":
                return Tier.Special;
            default:
                context.Report(Rules.BadTier, reader.SpanOf("tier"), $"A tier is 1, 2, 3, 4 or special, not '{text}'.", text, ["special"]);
                return null;
        }
    }

    private static Rate? ReadRate(ParseContext context, MapReader reader, Tier? tier, EquatableArray<Member> parameters)
    {
        if (reader.Node("rate") is not { } node)
        {
            if (tier == Tier.Special)
            {
                context.Report(Rules.BadRate, reader.SpanOf("tier"), "A special tier needs its 'rate', such as { permits: 1, per: 1s, by: channel }.");
            }

            return null;
        }

        if (tier is not (Tier.Special or null))
        {
            context.Report(Rules.BadRate, node.Span, "A 'rate' belongs to 'tier: special'; tiers 1 to 4 have theirs in common.yaml.");
        }

        return RateParser.Read(context, node, parameters);
    }

    // `scopes: none` means the same as no key.
    private static EquatableArray<ScopeSet> ReadScopes(ParseContext context, MapReader reader) =>
        reader.Node("scopes") is YamlScalar { Value: "none" } ? default : ScopeParser.ReadAll(context, reader);

    private static string? ReadScopeNote(ParseContext context, MapReader reader)
    {
        var note = reader.Text("scope_note");
        if (note is not null && string.IsNullOrWhiteSpace(note))
        {
            context.Report(Rules.BadValue, reader.SpanOf("scope_note"), "'scope_note' is a sentence; leave it out where a call needs no explanation.");
        }
        else if (note is not null && (reader.Node("scopes") is null or YamlScalar))
        {
            context.Report(Rules.BadValue, reader.SpanOf("scope_note"), "'scope_note' says which of several scopes a call needs, and this method lists none.");
        }

        return note;
    }

    private static TokenNeed ReadToken(ParseContext context, MapReader reader)
    {
        var none = reader.Bool("no_token", false);
        var kind = reader.Word("token", "any", "app");
        if (none && kind == "app")
        {
            context.Report(Rules.BadValue, reader.SpanOf("token"), "'no_token: true' and 'token: app' exclude each other.");
        }

        return none ? TokenNeed.None : kind == "app" ? TokenNeed.App : TokenNeed.Any;
    }

    private static bool ReadBasicAuth(ParseContext context, MapReader reader, EquatableArray<Member> parameters)
    {
        var basic = reader.Bool("basic_auth", false);
        if (basic && (parameters.All(p => p.Name != "client_id") || parameters.All(p => p.Name != "client_secret")))
        {
            context.Report(Rules.UnknownName, reader.SpanOf("basic_auth"), "'basic_auth' sends the arguments client_id and client_secret, and this method does not have both.");
            return false;
        }

        return basic;
    }

    private static BodyKind ReadBody(ParseContext context, MapReader reader, string path, bool isGet, EquatableArray<Member> parameters)
    {
        var errors = context.Errors;
        var body = reader.Word("body", Bodies);
        var binary = parameters.FirstOrDefault(p => p.Type.Scalar == ScalarKind.Binary);
        if (isGet)
        {
            if (reader.Has("body"))
            {
                context.Report(Rules.BodyMismatch, reader.SpanOf("body"), "A method that is documented as GET takes its arguments as a form. Leave 'body' out.");
            }

            if (binary is not null)
            {
                context.Report(Rules.BodyMismatch, context.Positions[$"{path}.params.{binary.Name}"], "A method that is documented as GET cannot carry a binary argument.");
            }

            return BodyKind.Form;
        }

        if (binary is not null && !BodyEncoding.Get(body).TakesFiles && context.Errors == errors)
        {
            var span = reader.Has("body") ? reader.SpanOf("body") : context.Positions[$"{path}.params.{binary.Name}"];
            context.Report(Rules.BodyMismatch, span, "A binary argument needs 'body: multipart'.");
        }

        return body;
    }

    // The bytes of a file have no fields, so there is no cursor and no field with 'instead_of_error'.
    private static ResponseKind ReadResponse(ParseContext context, MapReader reader, string path, EquatableArray<Member> returns)
    {
        var kind = reader.Word("response", Responses);
        if (kind != ResponseKind.File)
        {
            return kind;
        }

        if (reader.Node("paging") is { } paging)
        {
            context.Report(Rules.BadValue, paging.Span, "'response: file' and 'paging' exclude each other: a file has no cursor.");
        }

        foreach (var field in returns.Where(r => r.IsInsteadOfError))
        {
            context.Report(
                Rules.BadValue,
                context.Positions[$"{path}.returns.{field.Name}.instead_of_error"],
                $"'response: file' and the 'instead_of_error' of '{field.Name}' exclude each other: a file has no such field.");
        }

        return kind;
    }

    private static string? ReadUpload(ParseContext context, MapReader reader, string path)
    {
        context.Positions.Set(path + ".upload", reader.SpanOf("upload"));
        return reader.Text("upload");
    }

    // The download passes the ID of a file as the only required argument, and reads the file from the field.
    private static string? ReadDownload(ParseContext context, MapReader reader, EquatableArray<Member> parameters, EquatableArray<Member> returns)
    {
        if (reader.Text("download") is not { } name)
        {
            return null;
        }

        var span = reader.SpanOf("download");
        if (returns.FirstOrDefault(r => r.Name == name) is not { } field)
        {
            context.Report(Rules.UnknownName, span, $"'{name}' is not a field of the response.", name, returns.Select(r => r.Name));
            return null;
        }

        if (field.Type.Kind != TypeRefKind.Named)
        {
            context.Report(Rules.BadValue, span, $"'download' names a field that holds an object of a declared type, and '{name}' does not.");
            return null;
        }

        var required = parameters.Where(p => p.Required).ToList();
        if (required.Count == 1 && required[0].Type.Scalar == ScalarKind.String)
        {
            return name;
        }

        context.Report(Rules.BadValue, span, "A method with 'download' has one required argument, a string: the ID of the file.");
        return null;
    }

    // The response names the message to which the other two methods add.
    private static MessageStreaming? ReadStream(ParseContext context, MapReader reader, string path, EquatableArray<Member> returns)
    {
        if (reader.Node("stream") is not { } node || context.Map(node, "'stream'") is not { } map)
        {
            return null;
        }

        var stream = new MapReader(context, map, "'stream'", "append", "stop");
        context.Positions.Set(path + ".stream.append", stream.SpanOf("append"));
        context.Positions.Set(path + ".stream.stop", stream.SpanOf("stop"));
        if (stream.Text("append") is not { } append || stream.Text("stop") is not { } stop)
        {
            context.Report(Rules.BadValue, node.Span, "'stream' names two methods of this file: { append: chat.appendStream, stop: chat.stopStream }.");
            return null;
        }

        if (IsNamed("channel", ScalarKind.String) && IsNamed("ts", ScalarKind.Timestamp))
        {
            return new MessageStreaming(append, stop);
        }

        context.Report(Rules.BadValue, node.Span, "A method with 'stream' returns the message that it starts: the fields 'channel', a string, and 'ts', a timestamp.");
        return null;

        bool IsNamed(string name, ScalarKind kind) => returns.Any(r => r.Name == name && r.Type.Scalar == kind);
    }

    private static Deprecation? ReadDeprecation(ParseContext context, MapReader reader, string path)
    {
        if (reader.Node("deprecated") is not { } node || context.Map(node, "'deprecated'") is not { } map)
        {
            return null;
        }

        var deprecated = new MapReader(context, map, "'deprecated'", "use", "summary");
        context.Positions.Set(path + ".deprecated.use", deprecated.SpanOf("use"));
        return new Deprecation(deprecated.Text("use"), deprecated.Summary("'deprecated'"));
    }
}
