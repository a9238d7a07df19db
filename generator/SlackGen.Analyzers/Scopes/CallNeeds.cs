using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Facts;
using SlackGen.Analyzers.Tokens;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Finds the scopes that a call needs.</summary>
internal static class CallNeeds
{
    /// <summary>Returns the needs of a call: those of the method, and those of its arguments.</summary>
    public static IEnumerable<ScopeNeed> Find(SlackCall call, CompilationFacts facts)
    {
        var held = call.Facts.Tokens & (TokenOrigin.IsReplaced(call.Invocation) ? TokenKinds.Any : call.DeclaredTokens);
        return OfMethod(call, held, facts).Concat(OfArguments(call, held, facts));
    }

    // None, one, or one for each kind of conversation that the call lists.
    private static IEnumerable<ScopeNeed> OfMethod(SlackCall call, TokenKinds held, CompilationFacts facts)
    {
        var alternatives = ScopeNeed.Tokens.Where(k => (held & k) != TokenKinds.None)
            .Select(k => new TokenScopes(k, call.Facts.ScopesOf(k)))
            .ToImmutableArray();

        // With a token of a kind without scopes, the method needs none.
        if (alternatives.IsEmpty || alternatives.Any(a => a.Names.IsEmpty))
        {
            return [];
        }

        var families = alternatives.Any(a => ConversationFamilies.Has(a.Names)) ? ConversationFamilies.Find(call, facts) : [ConversationKind.Families];
        return families.Select(f => new ScopeNeed(
            ScopeNeedKind.Call,
            call.Facts.Name,
            call.Location,
            alternatives.Select(a => a with { Names = ConversationFamilies.Keep(a.Names, f) }).ToImmutableArray()));
    }

    // One for each set of scopes, which several arguments may share.
    private static IEnumerable<ScopeNeed> OfArguments(SlackCall call, TokenKinds held, CompilationFacts facts)
    {
        var needs =
            from property in call.Facts.Request.GetMembers().OfType<IPropertySymbol>()
            let scopes = facts.FindNeededScopes(property).Where(s => (s.Token & held) != TokenKinds.None).ToImmutableArray()
            where !scopes.IsEmpty && call.FindValue(property.Name) is { } value && value.WithoutConversions().ConstantValue is not { HasValue: true, Value: null }
            select new ScopeNeed(ScopeNeedKind.Call, $"{call.Facts.Name} with {property.Name}", call.Location, scopes);
        return needs.GroupBy(n => n.Describe()).Select(g => g.First());
    }
}
