using System.Collections.Immutable;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Adds the scopes that other scopes require: an app cannot use <c>users:read.email</c> without <c>users:read</c>.</summary>
internal static class RequiredScopes
{
    /// <summary>Returns needs of one place with those of the scopes that they require, unless another of them covers these.</summary>
    public static IEnumerable<ScopeNeed> WithRequired(this ScopeCatalog scopes, IEnumerable<ScopeNeed> needs)
    {
        var all = needs.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            all.AddRange(Required(scopes, all[i]).Where(r => !all.Exists(n => r.Alternatives.All(a => n.Alternatives.Any(b => b.Token == a.Token && b.Names.SequenceEqual(a.Names))))).ToList());
        }

        return all;
    }

    /// <summary>Returns the scopes of an app that are needed: those that suffice for a need, those that these require, and those that extend a scope that is needed.</summary>
    /// <param name="scopes">The documented scopes.</param>
    /// <param name="requested">The scopes for which the app asks.</param>
    /// <param name="isNeeded">Returns whether something needs a scope.</param>
    public static HashSet<string> Close(this ScopeCatalog scopes, IReadOnlyCollection<string> requested, Func<string, bool> isNeeded)
    {
        // Nobody knows what a scope is for that the package does not know.
        var needed = new HashSet<string>(requested.Where(s => isNeeded(s) || scopes.Find(s) is null or { IsUnseen: true }), StringComparer.Ordinal);
        var facts = requested.Select(scopes.Find).OfType<ScopeFacts>().Where(f => !f.Requires.IsEmpty).ToList();
        for (var count = -1; count != needed.Count;)
        {
            count = needed.Count;
            foreach (var scope in facts)
            {
                if (needed.Contains(scope.Name) || scope.Requires.All(needed.Contains))
                {
                    needed.Add(scope.Name);
                    needed.UnionWith(scope.Requires);
                }
            }
        }

        return needed;
    }

    // If one of several scopes suffices, the one that the app chooses decides what it requires.
    private static IEnumerable<ScopeNeed> Required(ScopeCatalog scopes, ScopeNeed need)
    {
        if (need.Alternatives.Any(a => a.Names.Length != 1))
        {
            return [];
        }

        return
            from alternative in need.Alternatives
            from name in scopes.Find(alternative.Names[0])?.Requires ?? ImmutableArray<string>.Empty
            group new TokenScopes(alternative.Token, ImmutableArray.Create(name)) by name into required
            where required.Count() == need.Alternatives.Length
            select need with { Alternatives = required.ToImmutableArray() };
    }
}
