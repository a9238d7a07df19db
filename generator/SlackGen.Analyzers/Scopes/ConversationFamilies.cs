using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Finds the families of scopes that fit the conversations of a call: <c>im</c> of <c>im:write</c> for a direct message.</summary>
internal static class ConversationFamilies
{
    private const string Channel = "channel";
    private const string User = "user";

    // The argument of conversations.create.
    private const string IsPrivate = "IsPrivate";

    private static readonly ImmutableArray<string>[] All = [ConversationKind.Families];

    /// <summary>Returns whether scopes belong to several families.</summary>
    public static bool Has(ImmutableArray<string> scopes) => scopes.Select(FamilyOf).Where(f => ConversationKind.Families.Contains(f)).Distinct().Skip(1).Any();

    /// <summary>Returns the scopes of some families and those of no family; all scopes if none is left.</summary>
    public static ImmutableArray<string> Keep(ImmutableArray<string> scopes, ImmutableArray<string> families)
    {
        if (!Has(scopes))
        {
            return scopes;
        }

        var kept = scopes.Where(n => !ConversationKind.Families.Contains(FamilyOf(n)) || families.Contains(FamilyOf(n))).ToImmutableArray();
        return kept.IsEmpty ? scopes : kept;
    }

    /// <summary>Returns the families that fit a call, for each kind of conversation that it needs. If the call does not show them, all fit.</summary>
    public static IEnumerable<ImmutableArray<string>> Find(SlackCall call, CompilationFacts facts)
    {
        var properties = call.Facts.Request.GetMembers().OfType<IPropertySymbol>().ToList();
        if (properties.Find(p => ConversationKind.IsList(p.Type)) is { } list)
        {
            var kinds = call.FindValue(list.Name) is { } value ? ConversationKind.ReadAll(value) : ShowsRequest(call) ? [ConversationKind.Default] : null;
            return kinds?.Select(k => k.Family).Distinct().Select(ImmutableArray.Create) ?? All;
        }

        if (properties.Where(p => facts.FindMember(p)?.IdOf.Any(k => k.Word == Channel) == true).Select(p => call.FindValue(p.Name)).OfType<IOperation>().FirstOrDefault() is { } channel)
        {
            return channel.ConstantText() is { } id && ConversationKind.FamiliesOf(id) is { } ofId ? [ofId] : All;
        }

        if (properties.Find(p => p.Name == IsPrivate) is { } isPrivate)
        {
            return FamilyOfNew(call, isPrivate) is { } family ? [ImmutableArray.Create(family)] : All;
        }

        // Several users open a group direct message.
        var users = properties.Find(p => facts.FindMember(p)?.IdOf.Any(k => k.Word == User) == true);
        return users is not null && call.FindValue(users.Name) is { } ids && Count(ids) is > 0 and var count ? [ImmutableArray.Create(count == 1 ? "im" : "mpim")] : All;
    }

    private static string? FamilyOfNew(SlackCall call, IPropertySymbol isPrivate) => call.FindValue(isPrivate.Name) switch
    {
        null => ShowsRequest(call) ? ConversationKind.Default.Family : null,
        var value => value.WithoutConversions().ConstantValue switch
        {
            { HasValue: true, Value: true } => "groups",
            { HasValue: true } => ConversationKind.Default.Family,
            _ => null,
        },
    };

    // The number of elements of a list; null where the call does not show it.
    private static int? Count(IOperation list) => list.WithoutConversions() switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Length,

        // This compiler's version may have no class for the operation.
        { Syntax: CollectionExpressionSyntax { Elements: var elements } } when elements.All(e => e is ExpressionElementSyntax) => elements.Count,
        _ => null,
    };

    private static string FamilyOf(string scope) => scope.Split(':')[0];

    // Whether everything that the call sends is written in it, so that an argument that is not there has its default.
    private static bool ShowsRequest(SlackCall call) => call.Invocation.Arguments.Any(a =>
        SymbolEqualityComparer.Default.Equals(a.Parameter?.Type, call.Facts.Request)
        && (a.ArgumentKind == ArgumentKind.DefaultValue || a.Value.WithoutConversions() is IObjectCreationOperation));
}
