using System.Collections.Concurrent;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>A cache of the scopes of which a token needs one to call a method, by method and kind of token.</summary>
internal sealed class AcceptedScopes
{
    private readonly ConcurrentDictionary<(string Method, TokenKind Kind), (IReadOnlyList<string> Names, string Header)> found = new();

    /// <summary>Returns the scopes, and their form in <c>X-Accepted-OAuth-Scopes</c>; empty if a token of this kind needs none.</summary>
    public (IReadOnlyList<string> Names, string Header) GetOrAdd(Method method, TokenKind kind)
    {
        if (!found.TryGetValue((method.Name, kind), out var accepted))
        {
            var names = Find(method, kind);
            found[(method.Name, kind)] = accepted = (names, string.Join(",", names));
        }

        return accepted;
    }

    private static IReadOnlyList<string> Find(Method method, TokenKind kind)
    {
        var sets = method.Scopes.Where(s => kind == TokenKind.Any || Authentication.KindOf(s.Kind) == kind).ToList();
        return sets.Any(s => s.Names.Count == 0) ? [] : [.. sets.SelectMany(s => s.Names).Distinct(StringComparer.Ordinal)];
    }
}
