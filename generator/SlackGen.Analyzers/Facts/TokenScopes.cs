using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SlackGen.Analyzers.Facts;

/// <summary>The scopes of a kind of token, any one of which suffices.</summary>
/// <param name="Token">The kind of token.</param>
/// <param name="Names">The scopes.</param>
internal sealed record TokenScopes(TokenKinds Token, ImmutableArray<string> Names)
{
    /// <summary>Reads the scopes of <c>[SlackNeededScopes]</c> on a property or class; empty if it has none.</summary>
    public static ImmutableArray<TokenScopes> ReadNeeded(ISymbol symbol) => (
        from attribute in symbol.GetAttributes()
        where attribute.AttributeClass.IsInfrastructure("SlackNeededScopesAttribute") && attribute.ConstructorArguments.Length == 2
        let scopes = attribute.ConstructorArguments[1]
        where attribute.ConstructorArguments[0].Value is int && scopes is { Kind: TypedConstantKind.Array, IsNull: false }
        select new TokenScopes((TokenKinds)(int)attribute.ConstructorArguments[0].Value!, scopes.Values.Select(v => v.Value).OfType<string>().ToImmutableArray()))
        .ToImmutableArray();
}
