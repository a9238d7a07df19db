using SlackGen.Manifest.Model;

namespace SlackGen.Tool.Docs;

/// <summary>Compares the methods of the documentation with those of the manifest.</summary>
internal static class MethodDiff
{
    /// <summary>Returns the differences, in the order of names.</summary>
    /// <param name="spec">The manifest.</param>
    /// <param name="docs">The documentation.</param>
    /// <param name="isPartial">Whether pages are missing, so that a method without one is not gone.</param>
    public static IEnumerable<Difference> Compare(Spec spec, DocSet docs, bool isPartial)
    {
        if (docs.Methods.Count == 0 && docs.Index?.Methods is null)
        {
            return [];
        }

        var pages = docs.Methods.ToDictionary(d => d.Name, StringComparer.Ordinal);
        var documented = pages.Keys.Concat(docs.Index?.Methods ?? []).ToHashSet(StringComparer.Ordinal);
        var gone = isPartial && docs.Index?.Methods is null ? [] : spec.Methods.Where(m => !documented.Contains(m.Name)).Select(m => new Difference(Difference.Method, m.Name, "gone", [], null));
        var found = documented.Select(name => (Name: name, Method: spec.FindMethod(name), Page: pages.GetValueOrDefault(name)));
        return gone
            .Concat(found.Where(f => f.Method is null && f.Name.Contains('.', StringComparison.Ordinal)).Select(f => new Difference(Difference.Method, f.Name, "new", [], DocYaml.NewMethod(spec, f.Name, f.Page))))
            .Concat(found.Where(f => f.Method is not null && f.Page is not null).Select(f => Changed(spec, f.Method!, f.Page!)).OfType<Difference>())
            .OrderBy(d => d.Name, StringComparer.Ordinal);
    }

    private static Difference? Changed(Spec spec, Method method, MethodDoc page)
    {
        var arguments = page.Arguments?.Where(a => method.FindParam(a.Name) is null).ToList() ?? [];
        var shared = spec.Common.Errors.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var errors = page.Errors?.Where(c => !shared.Contains(c) && method.Errors.All(e => e.Code != c)).ToList() ?? [];
        List<string> details =
        [
            .. Deprecation(method, page),
            .. page.Tier is { } tier && tier != method.Tier ? [$"tier: {Word(tier)} is documented, not {(method.Tier is { } old ? Word(old) : "none")}"] : Array.Empty<string>(),
            .. Scopes(method, page),
            .. arguments.Select(a => $"argument {a.Name}: new, {a.Type}, {(a.IsRequired ? "required" : "optional")}"),
            .. page.Arguments is { } all ? method.Params.Where(p => all.All(a => a.Name != p.Name)).Select(p => $"argument {p.Name}: gone") : [],
            .. (page.Arguments ?? []).Where(a => method.FindParam(a.Name) is { } p && p.Required != a.IsRequired).Select(a => $"argument {a.Name}: now {(a.IsRequired ? "required" : "optional")}"),
            .. errors.Select(c => $"error {c}: new"),
            .. page.Errors is { } codes ? method.Errors.Where(e => !codes.Contains(e.Code)).Select(e => $"error {e.Code}: gone") : [],
        ];
        return details.Count == 0 ? null : new(Difference.Method, method.Name, "changed", details, arguments.Count + errors.Count == 0 ? null : DocYaml.Extension(method, arguments, errors));
    }

    private static IEnumerable<string> Deprecation(Method method, MethodDoc page) => (page.IsDeprecated, method.Deprecated is not null) switch
    {
        (true, false) => ["deprecated: the page says so"],
        (false, true) => ["deprecated: the page does not say so"],
        (true, true) or (false, false) => [],
    };

    private static IEnumerable<string> Scopes(Method method, MethodDoc page)
    {
        if (page.Scopes is not { } documented)
        {
            yield break;
        }

        var known = method.Scopes.ToLookup(s => ScopeKey.Token(s.Kind));
        foreach (var token in documented.Keys.Concat(known.Select(k => k.Key)).Distinct().Order())
        {
            var now = documented.GetValueOrDefault(token) ?? new HashSet<string>();
            var before = known[token].SelectMany(s => s.Names).ToHashSet(StringComparer.Ordinal);
            if (!now.SetEquals(before))
            {
                yield return $"scopes of a {token.ToString().ToLowerInvariant()} token: {List(now)} documented, not {List(before)}";
            }
        }
    }

    private static string List(IEnumerable<string> scopes) => string.Join(" or ", scopes.Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "none";

    private static string Word(Tier tier) => tier == Tier.Special ? "special" : $"{tier:D}";
}
