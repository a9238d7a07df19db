using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SlackGen.Manifest;
using SlackGen.Manifest.AppManifests;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Facts;

/// <summary>The documented scopes, from <c>[SlackScopeFacts]</c> on the values of the package's <c>OauthScope</c>.</summary>
internal sealed class ScopeCatalog
{
    // The compilations of a project share the symbols of a reference, so an edit does not read it again.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, ScopeCatalog> Instances = new();
    private static readonly ScopeCatalog Empty = new([]);

    private readonly Dictionary<string, ScopeFacts> byName = new(StringComparer.Ordinal);

    private ScopeCatalog(IEnumerable<ScopeFacts> scopes)
    {
        foreach (var scope in scopes)
        {
            byName[scope.Name] = scope;
        }
    }

    /// <summary>Returns the catalog of a compilation.</summary>
    public static ScopeCatalog Get(Compilation compilation) =>
        compilation.GetTypeByMetadataName("SlackGen.Types.OauthScope") is { } scopes ? Instances.GetValue(scopes, static s => new(ReadAll(s))) : Empty;

    /// <summary>Returns a scope; null for one that the package does not know.</summary>
    public ScopeFacts? Find(string name) => byName.TryGetValue(name, out var scope) ? scope : null;

    /// <summary>Returns the scope of which a name is a misspelling; null for a scope of the catalog, and for a name that is near none.</summary>
    public string? FindMeant(string name) => Find(name) is null ? Suggestion.Misspelt(name, byName.Keys) : null;

    /// <summary>
    /// Returns the first of the scopes that an app requests; null if it requests none of them. A misspelt scope counts as the one that is meant, because SLACKGEN230
    /// reports it.
    /// </summary>
    public string? FindRequested(EquatableArray<AppManifestName> requested, ImmutableArray<string> names) =>
        names.FirstOrDefault(n => requested.Any(r => r.Name == n)) ?? names.FirstOrDefault(requested.Select(r => FindMeant(r.Name)).ToList().Contains);

    private static IEnumerable<ScopeFacts> ReadAll(INamedTypeSymbol scopes) =>
        from property in scopes.GetMembers().OfType<IPropertySymbol>()
        let attribute = property.FindAttribute("SlackScopeFactsAttribute")
        where attribute.OnlyArgument() is string
        select new ScopeFacts((string)attribute.OnlyArgument()!, attribute.Texts("Requires"), attribute.Value("IsUnseen") is true);
}

/// <summary>The facts of a scope.</summary>
/// <param name="Name">The scope.</param>
/// <param name="Requires">The other scopes without which an app cannot use it.</param>
/// <param name="IsUnseen">Whether it has uses that no call and no event shows.</param>
internal sealed record ScopeFacts(string Name, ImmutableArray<string> Requires, bool IsUnseen);
