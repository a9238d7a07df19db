using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;
using SlackGen.Analyzers.Tokens;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Finds the scopes that a call needs.</summary>
internal static class CallNeeds
{
    private const string Channel = "channel";

    /// <summary>Returns the needs of a call: none, one, or one for each kind of conversation that it lists.</summary>
    public static IEnumerable<ScopeNeed> Find(SlackCall call, CompilationFacts facts)
    {
        var held = TokenOrigin.IsReplaced(call.Invocation) ? TokenKinds.Any : call.DeclaredTokens;
        var alternatives = ScopeNeed.Tokens.Where(k => (held & call.Facts.Tokens & k) != TokenKinds.None)
            .Select(k => new TokenScopes(k, call.Facts.ScopesOf(k)))
            .ToImmutableArray();

        // With a token of a kind without scopes, the method needs none.
        if (alternatives.IsEmpty || alternatives.Any(a => a.Names.IsEmpty))
        {
            return [];
        }

        return Families(call, facts, alternatives).Select(families => new ScopeNeed(
            ScopeNeedKind.Call,
            call.Facts.Name,
            call.Location,
            alternatives.Select(a => a with { Names = Keep(a.Names, families) }).ToImmutableArray()));
    }

    // The families of scopes that fit the conversations of the call, for each need.
    private static IEnumerable<ImmutableArray<string>> Families(SlackCall call, CompilationFacts facts, ImmutableArray<TokenScopes> alternatives)
    {
        ImmutableArray<string>[] all = [ConversationKind.Families];
        if (!alternatives.Any(a => HasSeveralFamilies(a.Names)))
        {
            return all;
        }

        var properties = call.Facts.Request.GetMembers().OfType<IPropertySymbol>().ToList();
        if (properties.Find(p => ConversationKind.IsList(p.Type)) is { } list)
        {
            var kinds = call.FindValue(list.Name) is { } value ? ConversationKind.ReadAll(value) : ShowsRequest(call) ? [ConversationKind.Default] : null;
            return kinds?.Select(k => k.Family).Distinct().Select(ImmutableArray.Create) ?? all;
        }

        var known =
            from property in properties
            where facts.FindMember(property)?.IdOf.Any(k => k.Word == Channel) == true
            let id = call.FindValue(property.Name)?.ConstantText()
            let families = id is null ? null : ConversationKind.FamiliesOf(id)
            where families is not null
            select families.Value;
        return known.Take(1).DefaultIfEmpty(ConversationKind.Families);
    }

    private static ImmutableArray<string> Keep(ImmutableArray<string> names, ImmutableArray<string> families)
    {
        if (!HasSeveralFamilies(names))
        {
            return names;
        }

        var kept = names.Where(n => !ConversationKind.Families.Contains(FamilyOf(n)) || families.Contains(FamilyOf(n))).ToImmutableArray();
        return kept.IsEmpty ? names : kept;
    }

    private static bool HasSeveralFamilies(ImmutableArray<string> names) => names.Select(FamilyOf).Where(f => ConversationKind.Families.Contains(f)).Distinct().Skip(1).Any();

    private static string FamilyOf(string scope) => scope.Split(':')[0];

    // Whether everything that the call sends is written in it, so that an argument that is not there has its default.
    private static bool ShowsRequest(SlackCall call) => call.Invocation.Arguments.Any(a =>
        SymbolEqualityComparer.Default.Equals(a.Parameter?.Type, call.Facts.Request)
        && (a.ArgumentKind == ArgumentKind.DefaultValue || a.Value.WithoutConversions() is IObjectCreationOperation));
}
