using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Finds the scopes that an operation needs: a call, or the creation of an object that an app sends.</summary>
internal static class OperationNeeds
{
    /// <summary>Gets the kinds of operations that can need scopes.</summary>
    public static ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.Invocation, OperationKind.ObjectCreation);

    /// <summary>Returns the needs of an operation; null if it neither is a call nor creates an object that needs scopes. A call of a method without scopes has none.</summary>
    public static IReadOnlyList<ScopeNeed>? Find(IOperation operation, CompilationFacts facts, ScopeCatalog scopes) => operation switch
    {
        IInvocationOperation invocation => SlackCall.Find(invocation, facts) is { } call ? scopes.WithRequired(CallNeeds.Find(call, facts)).ToList() : null,
        IObjectCreationOperation { Type: INamedTypeSymbol type } creation when facts.FindNeededScopes(type) is { IsEmpty: false } needed =>
            [new(ScopeNeedKind.Object, type.Name, Locate(creation), needed)],
        _ => null,
    };

    private static Location Locate(IObjectCreationOperation creation) => creation.Syntax switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax { NewKeyword: var keyword } => keyword.GetLocation(),
        var syntax => syntax.GetLocation(),
    };
}
