using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.CodeFixes.Deprecations;

/// <summary>Finds what code reads of the response of a call.</summary>
internal static class ResponseUse
{
    /// <summary>
    /// Returns whether the successor's response serves the code: the code awaits the call, and reads nothing of the response, or only properties that the other response
    /// has with the same types.
    /// </summary>
    /// <param name="invocation">The call.</param>
    /// <param name="successor">The method in its place.</param>
    /// <param name="cancellationToken">The token that cancels the search.</param>
    public static bool Fits(IInvocationOperation invocation, IMethodSymbol successor, CancellationToken cancellationToken) =>
        FindAwait(invocation) is { } response
        && (successor.ReturnType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault() is INamedTypeSymbol type
        && Fits(response, type, cancellationToken);

    private static IOperation? FindAwait(IOperation call) => call.Parent switch
    {
        IAwaitOperation awaited => awaited,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation awaited } => awaited,
        _ => null,
    };

    private static bool Fits(IOperation response, INamedTypeSymbol type, CancellationToken cancellationToken) => response.Parent switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        IPropertyReferenceOperation property => property.Instance == response && Has(type, property.Property),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsVar(declarator) && FitsLocal(declarator, type, cancellationToken),
        _ => false,
    };

    private static bool IsVar(IVariableDeclaratorOperation declarator) => declarator.Syntax.Parent is VariableDeclarationSyntax { Type.IsVar: true };

    // Every use of the variable reads a property, also in local functions and lambdas.
    private static bool FitsLocal(IVariableDeclaratorOperation declarator, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var (model, local) = (declarator.SemanticModel!, declarator.Symbol);
        var scope = declarator.Syntax.Ancestors().FirstOrDefault(a => a is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? declarator.Syntax.SyntaxTree.GetRoot(cancellationToken);
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n, cancellationToken).Symbol, local))
            .All(n => n.Parent is MemberAccessExpressionSyntax member
                && member.Expression == n
                && member.IsKind(SyntaxKind.SimpleMemberAccessExpression)
                && model.GetSymbolInfo(member, cancellationToken).Symbol is IPropertySymbol property
                && Has(type, property));
    }

    // Every response has what its base classes have. A property of the same name and type in the other class is the same field of Slack.
    private static bool Has(INamedTypeSymbol type, IPropertySymbol property) =>
        type.IsOrDerives(t => SymbolEqualityComparer.Default.Equals(t, property.ContainingType))
        || type.GetMembers(property.Name).OfType<IPropertySymbol>().Any(p => SymbolEqualityComparer.IncludeNullability.Equals(p.Type, property.Type));
}
