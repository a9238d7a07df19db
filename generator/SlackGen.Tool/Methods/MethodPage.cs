using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool.Methods;

/// <summary>Writes everything about one method for people.</summary>
internal static class MethodPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(Spec spec, Method method)
    {
        Terminal.Heading(method.Name);
        Console.Out.WriteLine(method.Summary);
        Console.Out.WriteLine();
        Terminal.Table(Facts(spec, method).Where(f => f.Value.Length > 0).Select(f => new[] { f.Name, f.Value }), indent: 2);
        Section("Arguments", method.Params.Select(p => new[] { p.Name, p.Type.ToString(), p.Required ? "required" : "", Describe(spec, p) }));
        Section("Groups of arguments", method.Groups.Select(g => new[] { g.Rule.Word(), string.Join(", ", g.Arguments) }));
        Section("Response", method.Returns.Select(r => new[] { r.Name, r.Type.ToString(), r.Required ? "always" : "", Describe(spec, r) }));
        foreach (var category in method.Errors.GroupBy(e => e.Category).OrderBy(c => c.Key))
        {
            Section($"Errors: {category.Key.Word()}", category.Select(e => new[] { e.Code, e.Summary }));
        }

        Section("Warnings", method.Warnings.Select(w => new[] { w.Code, w.Summary }));
        Console.Out.WriteLine();
        Console.Out.WriteLine($"Every method can also return the {spec.Common.Errors.Count} errors that all share.");
    }

    /// <summary>Returns the tier as a word.</summary>
    public static string Tier(Method method) => method.Tier switch
    {
        null => "-",
        Manifest.Model.Tier.Special => "special",
        { } tier => $"{tier:D}",
    };

    /// <summary>Returns the kinds of token that the method takes.</summary>
    public static string Tokens(Method method) => method.Token switch
    {
        TokenNeed.None => method.BasicAuth ? "client secret" : "none",
        TokenNeed.App => "app",
        TokenNeed.Any => method.Scopes.Count == 0 ? "any" : string.Join(", ", method.Scopes.Select(s => ScopeKey.Token(s.Kind).ToString().ToLowerInvariant()).Distinct()),
    };

    private static IEnumerable<(string Name, string Value)> Facts(Spec spec, Method method)
    {
        yield return ("deprecated", method.Deprecated is { } deprecated ? $"{deprecated.Summary}{(deprecated.Use is { } use ? $" Use {use}." : "")}".Trim() : "");
        yield return ("tier", $"{Tier(method)}: {MethodTable.RateOf(spec.RateOf(method))}");
        yield return ("token", Tokens(method));
        foreach (var scopes in method.Scopes)
        {
            yield return ($"scopes, {scopes.Kind}", scopes.Names.Count == 0 ? "none" : string.Join(" or ", scopes.Names));
        }

        yield return ("which scope", method.ScopeNote ?? "");
        yield return ("sent as", $"POST {method.Body.Word()}");
        yield return ("response", method.Response.Word());
        yield return ("repeated", method.Idempotent ? "after an unclear failure" : "never after an unclear failure");
        yield return ("shorthand", string.Join(", ", method.Positional.Select(p => p.Name)));
        yield return ("pages", method.Paging is { } paging ? paging.Items ?? "yes" : "");
        yield return ("documentation", $"https://docs.slack.dev/reference/methods/{method.Name}");
    }

    private static string Describe(Spec spec, Member member)
    {
        string?[] parts =
        [
            member.Deprecated is null ? null : $"Deprecated{(member.Deprecated.Use is { } use ? $": use {use}" : "")}.",
            member.Summary,
            Bounds(member.Bounds) is { Length: > 0 } bounds ? $"{bounds}." : null,
            Values(spec, member.Type) is { Length: > 0 } values ? $"One of {values}." : null,
            member.Default is { } value ? $"Default: {value}." : null,
            member.IdOf.Count == 0 ? null : $"ID of {string.Join(" or ", member.IdOf.Select(w => IdKind.Find(w)!.Description))}.",
            member.Scopes.Count == 0 ? null : $"Needs {string.Join(", ", member.Scopes.Select(x => $"{x.Kind}: {string.Join(" or ", x.Names)}"))}.",
            member.Example is { } example ? $"Example: {example}" : null,
        ];
        return string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    private static string Bounds(Bounds bounds)
    {
        string?[] parts =
        [
            Range(bounds.Minimum, bounds.Maximum, ""),
            Range(bounds.MinItems, bounds.MaxItems, " elements"),
            Range(bounds.MinLength, bounds.MaxLength, " characters"),
            Range(null, bounds.MaxItemLength, " in each element"),
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string? Range(long? least, long? most, string unit) => (least, most) switch
    {
        (null, null) => null,
        (null, _) => $"At most {most}{unit}",
        (_, null) => $"At least {least}{unit}",
        _ => $"{least} to {most}{unit}",
    };

    private static string Values(Spec spec, TypeRef type) =>
        type.Mentions is { } name && spec.Types.FirstOrDefault(t => t.Name == name) is { Kind: NamedTypeKind.Enum } words ? string.Join(", ", words.Values.Select(v => v.Value)) : "";

    private static void Section(string title, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            Console.Out.WriteLine();
            Terminal.Heading(title);
            Terminal.Table(all, indent: 2);
        }
    }
}
