using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SlackGen.Analyzers.Facts;

/// <summary>The facts of a method, from <c>[SlackMethodFacts]</c> on the class of its arguments.</summary>
/// <param name="Name">The name, <c>chat.postMessage</c>.</param>
/// <param name="Tokens">The kinds of token that it accepts.</param>
/// <param name="Scopes">The scopes by kind of token. Of each kind, any one suffices.</param>
/// <param name="Request">The class of its arguments.</param>
/// <param name="Error">The enum of its own errors; null if it has none.</param>
/// <param name="Successor">The method that replaces it; null if it is current or nothing replaces it.</param>
internal sealed record MethodFacts(
    string Name,
    TokenKinds Tokens,
    ImmutableArray<TokenScopes> Scopes,
    INamedTypeSymbol Request,
    INamedTypeSymbol? Error,
    string? Successor)
{
    private static readonly (string Property, TokenKinds Token)[] ScopeProperties =
    [
        ("BotScopes", TokenKinds.Bot),
        ("UserScopes", TokenKinds.User),
        ("AppScopes", TokenKinds.App),
        ("ConfigurationScopes", TokenKinds.Configuration),
    ];

    /// <summary>Reads the facts from the class of a method's arguments; null for another class.</summary>
    public static MethodFacts? Read(INamedTypeSymbol request)
    {
        if (request.FindAttribute("SlackMethodFactsAttribute") is not { } attribute || attribute.OnlyArgument() is not string name)
        {
            return null;
        }

        var scopes =
            from property in ScopeProperties
            let names = attribute.Texts(property.Property)
            where names.Length > 0
            select new TokenScopes(property.Token, names);
        return new(
            name,
            attribute.Value("Tokens") is int tokens ? (TokenKinds)tokens : TokenKinds.Any,
            scopes.ToImmutableArray(),
            request,
            attribute.Value("Error") as INamedTypeSymbol,
            attribute.Value("Successor") as string);
    }

    /// <summary>Returns the scopes of a kind of token, any one of which suffices; empty if none is needed.</summary>
    public ImmutableArray<string> ScopesOf(TokenKinds token) => Scopes.FirstOrDefault(s => s.Token == token)?.Names ?? ImmutableArray<string>.Empty;
}
