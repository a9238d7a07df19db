using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads the methods of a group.</summary>
internal static class MethodParser
{
    private static readonly string[] Keys =
    [
        "summary", "tier", "rate", "scopes", "scope_note", "token", "no_token", "basic_auth", "http", "body", "response", "idempotent", "params",
        "one_of", "any_of", "at_most_one_of", "together", "shorthand", "returns", "errors", "warnings", "paging", "deprecated", "upload", "as_of", "extend",
    ];

    /// <summary>The keys of an extension, which only adds.</summary>
    private static readonly string[] ExtensionKeys = ["extend", "params", "returns", "errors", "warnings"];

    /// <summary>Kinds of token that a scope can belong to.</summary>
    private static readonly string[] ScopeKinds = ["bot", "user", "admin", "configuration", "seamless_user", "app"];

    public static EquatableArray<Method> ReadAll(Parse parse, MapReader file, string group)
    {
        var methods = new List<Method>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in file.Names("methods", "method"))
        {
            var key = entry.Key.Value;
            var errors = parse.Errors;
            parse.Positions.Set($"methods.{key}", entry.Key.Span);
            if (!Naming.IsWord(key))
            {
                parse.Report(Rules.BadName, entry.Key.Span, $"'{key}' is not a method's name: the part after the group, letters and digits.");
                continue;
            }

            if (names.TryGetValue(Naming.Pascal(key), out var other))
            {
                parse.Report(Rules.NameCollision, entry.Key.Span, $"The methods '{key}' and '{other}' both become '{Naming.Pascal(key)}Async'.");
                continue;
            }

            names.Add(Naming.Pascal(key), key);
            if (parse.Map(entry.Value, $"The method '{key}'") is { } map && Read(parse, map, group, key) is { } method && parse.Errors == errors)
            {
                methods.Add(method);
            }
        }

        return methods.ToEquatableArray();
    }

    private static Method Read(Parse parse, YamlMapping map, string group, string key)
    {
        var name = $"{group}.{key}";
        var path = $"methods.{key}";
        var reader = new MapReader(parse, map, $"the method '{name}'", Keys);
        var extends = ExtensionParser.Read(parse, reader, $"the method '{name}'", path, Keys, ExtensionKeys);
        var isGet = reader.Word("http", "POST", "GET") == "GET";
        var tier = ReadTier(parse, reader);
        var parameters = MemberParser.ReadAll(parse, reader, "params", path, "argument", Reserved.ForRequest(ClassNames.Request(name)));
        var returns = MemberParser.ReadAll(parse, reader, "returns", path, "field", Reserved.ForResponse(ClassNames.Response(name)), ofResponse: true);
        var groups = GroupParser.Read(parse, reader, parameters);
        return new Method(
            name,
            key,
            extends ? "" : reader.Summary($"The method '{name}'"),
            tier,
            ReadRate(parse, reader, tier, parameters),
            ReadScopes(parse, reader),
            ReadScopeNote(parse, reader),
            ReadToken(parse, reader),
            ReadBasicAuth(parse, reader, parameters),
            isGet,
            ReadBody(parse, reader, path, isGet, parameters),
            ReadResponse(parse, reader, path, returns),
            reader.Bool("idempotent", isGet),
            parameters,
            groups,
            ShorthandParser.Read(parse, reader, parameters, groups),
            returns,
            CodeParser.ReadErrors(parse, reader, "errors", path),
            CodeParser.ReadDescribed(parse, reader, "warnings", "warning", path),
            PagingParser.Read(parse, reader, path, parameters),
            ReadDeprecation(parse, reader, path),
            ReadUpload(parse, reader, path),
            reader.Day("as_of"),
            extends);
    }

    private static Tier? ReadTier(Parse parse, MapReader reader)
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
                parse.Report(Rules.BadTier, reader.SpanOf("tier"), $"A tier is 1, 2, 3, 4 or special, not '{text}'.{Suggestion.For(text, ["special"])}");
                return null;
        }
    }

    private static Rate? ReadRate(Parse parse, MapReader reader, Tier? tier, EquatableArray<Member> parameters)
    {
        if (reader.Node("rate") is not { } node)
        {
            if (tier == Tier.Special)
            {
                parse.Report(Rules.BadRate, reader.SpanOf("tier"), "A special tier needs its 'rate', such as { permits: 1, per: 1s, by: channel }.");
            }

            return null;
        }

        if (tier is not (Tier.Special or null))
        {
            parse.Report(Rules.BadRate, node.Span, "A 'rate' belongs to 'tier: special'; tiers 1 to 4 have theirs in common.yaml.");
        }

        return RateParser.Read(parse, node, parameters);
    }

    private static EquatableArray<ScopeSet> ReadScopes(Parse parse, MapReader reader)
    {
        // `scopes: none` says in so many words what leaving the key out says.
        if (reader.Node("scopes") is YamlScalar { Value: "none" })
        {
            return default;
        }

        var sets = new List<ScopeSet>();
        foreach (var entry in reader.Names("scopes", "kind of token"))
        {
            var kind = entry.Key.Value;
            if (Array.IndexOf(ScopeKinds, kind) < 0)
            {
                parse.Report(
                    Rules.BadScopeKind,
                    entry.Key.Span,
                    $"'{kind}' is not a kind of token: {string.Join(", ", ScopeKinds)}.{Suggestion.For(kind, ScopeKinds)}");
                continue;
            }

            sets.Add(new(kind, parse.Words(entry.Value, kind).Select(w => w.Value).ToEquatableArray()));
        }

        return sets.ToEquatableArray();
    }

    private static string? ReadScopeNote(Parse parse, MapReader reader)
    {
        var note = reader.Text("scope_note");
        if (note is not null && string.IsNullOrWhiteSpace(note))
        {
            parse.Report(Rules.BadValue, reader.SpanOf("scope_note"), "'scope_note' is a sentence; leave it out where there is nothing to say.");
        }
        else if (note is not null && (reader.Node("scopes") is null or YamlScalar))
        {
            parse.Report(Rules.BadValue, reader.SpanOf("scope_note"), "'scope_note' says which of several scopes a call needs, and this method lists none.");
        }

        return note;
    }

    private static TokenNeed ReadToken(Parse parse, MapReader reader)
    {
        var none = reader.Bool("no_token", false);
        var kind = reader.Word("token", "any", "app");
        if (none && kind == "app")
        {
            parse.Report(Rules.BadValue, reader.SpanOf("token"), "'no_token: true' and 'token: app' exclude each other.");
        }

        return none ? TokenNeed.None : kind == "app" ? TokenNeed.App : TokenNeed.Any;
    }

    private static bool ReadBasicAuth(Parse parse, MapReader reader, EquatableArray<Member> parameters)
    {
        var basic = reader.Bool("basic_auth", false);
        if (basic && (parameters.All(p => p.Name != "client_id") || parameters.All(p => p.Name != "client_secret")))
        {
            parse.Report(Rules.UnknownName, reader.SpanOf("basic_auth"), "'basic_auth' sends the arguments client_id and client_secret, and this method lacks one.");
            return false;
        }

        return basic;
    }

    private static BodyKind ReadBody(Parse parse, MapReader reader, string path, bool isGet, EquatableArray<Member> parameters)
    {
        var errors = parse.Errors;
        var word = reader.Word("body", "form", "json", "multipart");
        var binary = parameters.FirstOrDefault(p => p.Type.Kind == TypeKind.Binary);
        if (isGet)
        {
            if (reader.Has("body"))
            {
                parse.Report(Rules.BodyMismatch, reader.SpanOf("body"), "A method that is documented as GET takes its arguments as a form. Leave 'body' out.");
            }

            if (binary is not null)
            {
                parse.Report(Rules.BodyMismatch, parse.Positions[$"{path}.params.{binary.Name}"], "A method that is documented as GET cannot carry a binary argument.");
            }

            return BodyKind.Form;
        }

        if (binary is not null && word != "multipart" && parse.Errors == errors)
        {
            var span = reader.Has("body") ? reader.SpanOf("body") : parse.Positions[$"{path}.params.{binary.Name}"];
            parse.Report(Rules.BodyMismatch, span, "A binary argument needs 'body: multipart'.");
        }

        return word switch { "json" => BodyKind.Json, "multipart" => BodyKind.Multipart, _ => BodyKind.Form };
    }

    // The bytes of a file have no fields: neither one that says that there was nothing to do, nor a cursor.
    private static ResponseKind ReadResponse(Parse parse, MapReader reader, string path, EquatableArray<Member> returns)
    {
        var kind = reader.Word("response", "envelope", "file", "bare") switch { "file" => ResponseKind.File, "bare" => ResponseKind.Bare, _ => ResponseKind.Envelope };
        if (kind != ResponseKind.File)
        {
            return kind;
        }

        if (reader.Node("paging") is { } paging)
        {
            parse.Report(Rules.BadValue, paging.Span, "'response: file' and 'paging' exclude each other: a file has no cursor.");
        }

        foreach (var field in returns.Where(r => r.IsInsteadOfError))
        {
            parse.Report(
                Rules.BadValue,
                parse.Positions[$"{path}.returns.{field.Name}.instead_of_error"],
                $"'response: file' and the 'instead_of_error' of '{field.Name}' exclude each other: a file has no such field.");
        }

        return kind;
    }

    private static string? ReadUpload(Parse parse, MapReader reader, string path)
    {
        parse.Positions.Set(path + ".upload", reader.SpanOf("upload"));
        return reader.Text("upload");
    }

    private static Deprecation? ReadDeprecation(Parse parse, MapReader reader, string path)
    {
        if (reader.Node("deprecated") is not { } node || parse.Map(node, "'deprecated'") is not { } map)
        {
            return null;
        }

        var deprecated = new MapReader(parse, map, "'deprecated'", "use", "summary");
        parse.Positions.Set(path + ".deprecated.use", deprecated.SpanOf("use"));
        return new Deprecation(deprecated.Text("use"), deprecated.Summary("'deprecated'"));
    }
}
