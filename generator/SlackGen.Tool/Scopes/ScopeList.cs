using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool.Scopes;

/// <summary>The scopes that code needs, with what needs each, compared with those for which the app asks.</summary>
/// <param name="Report">What the compiler reports.</param>
/// <param name="ManifestName">The file name of the app's manifest; null for none.</param>
internal sealed record ScopeList(ScopeReport Report, string? ManifestName)
{
    /// <summary>Gets the scopes with what needs them, in the order of tokens and names.</summary>
    private IEnumerable<IGrouping<(ScopedToken Token, string Scope), ScopeNeed>> Scopes => Report.Needs.Where(n => n.IsRequired)
        .GroupBy(n => n.Choice).OrderBy(g => g.Key.Token).ThenBy(g => g.Key.Scope, StringComparer.Ordinal);

    /// <summary>Gets the scopes for which the app does not ask.</summary>
    public IEnumerable<(ScopedToken Token, string Scope)> Missing => ManifestName is null ? [] : Scopes.Where(IsMissing).Select(g => g.Key);

    /// <summary>Returns the list as text: for each kind of token its scopes, and below each the places that need it.</summary>
    public IEnumerable<string> Format()
    {
        foreach (var token in Scopes.GroupBy(g => g.Key.Token))
        {
            yield return Word(token.Key);
            foreach (var scope in token)
            {
                yield return $"  {scope.Key.Scope}{(ManifestName is not null && IsMissing(scope) ? $"    missing in {ManifestName}{Others(scope)}" : "")}";
                foreach (var need in scope)
                {
                    yield return $"    {need.Description}";
                }
            }
        }

        foreach (var unknown in Report.Needs.Where(n => n.Alternatives.Count == 0))
        {
            yield return $"{unknown.Description} may need any scope. Declare those that it needs with [assembly: SlackScopes].";
        }

        foreach (var (token, scope) in Report.Unneeded)
        {
            yield return $"Nothing needs the {Word(token)} scope {scope} of {ManifestName}.";
        }

        if (ManifestName is not null && !Missing.Any())
        {
            yield return $"{ManifestName} asks for every scope that the code needs.";
        }
    }

    /// <summary>Returns the list as JSON: the scopes, the calls that may need any scope, and the scopes that nothing needs.</summary>
    public JsonObject ToJson() => JsonBuilder.Object(
        ("manifest", ManifestName),
        ("scopes", new JsonArray([.. Scopes.Select(s => JsonBuilder.Object(
            ("token", Word(s.Key.Token)),
            ("scope", s.Key.Scope),
            ("missing", JsonBuilder.Flag(ManifestName is not null && IsMissing(s))),
            ("needs", new JsonArray([.. s.Select(ToJson)]))))])),
        ("unknown", new JsonArray([.. Report.Needs.Where(n => n.Alternatives.Count == 0).Select(ToJson)])),
        ("unneeded", new JsonArray([.. Report.Unneeded.Select(u => JsonBuilder.Object(("token", Word(u.Token)), ("scope", u.Scope)))])));

    private static JsonObject ToJson(ScopeNeed need) => JsonBuilder.Object(("name", need.Name), ("file", need.File), ("line", need.File is null ? null : need.Line));

    /// <summary>Returns the word for a kind of token, which is also the key of its scopes in the manifest.</summary>
    public static string Word(ScopedToken token) => token switch
    {
        ScopedToken.Bot => "bot",
        ScopedToken.User => "user",
        ScopedToken.App => "app",
        ScopedToken.Configuration => "configuration",
    };

    private static bool IsMissing(IGrouping<(ScopedToken Token, string Scope), ScopeNeed> scope) => scope.All(n => n.Requested is null);

    // What every place that needs the scope would accept instead.
    private static string Others(IGrouping<(ScopedToken Token, string Scope), ScopeNeed> scope)
    {
        var others = scope.Select(n => n.Alternatives.Where(a => a.Token == scope.Key.Token).SelectMany(a => a.Scopes)).Aggregate((a, b) => a.Intersect(b)).Except([scope.Key.Scope]).ToList();
        return others.Count == 0 ? "" : $"; {string.Join(" or ", others)} suffices too";
    }
}
