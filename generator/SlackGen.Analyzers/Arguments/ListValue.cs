using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>A list as far as code shows it.</summary>
/// <param name="Elements">The elements that the code shows.</param>
/// <param name="IsWhole">Whether it has no others.</param>
internal sealed record ListValue(ImmutableArray<IOperation> Elements, bool IsWhole)
{
    /// <summary>Reads a value; null for one that is not a list, or whose elements the code does not show.</summary>
    public static ListValue? Read(IOperation value)
    {
        var expression = value.WithoutConversions();
        return expression switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => new(initializer.ElementValues, IsWhole: true),
            IObjectCreationOperation { Initializer: { } initializer } creation when initializer.Initializers.All(i => i is IInvocationOperation) => new(
                initializer.Initializers.SelectMany(i => ((IInvocationOperation)i).Arguments.Take(1)).Select(a => a.Value).ToImmutableArray(),
                IsWhole: creation.Arguments.All(a => a.Value.Type?.SpecialType == SpecialType.System_Int32)),
            { Syntax: CollectionExpressionSyntax collection } => new(
                collection.Elements.OfType<ExpressionElementSyntax>().Select(e => FindOperation(expression, e.Expression)).OfType<IOperation>().ToImmutableArray(),
                IsWhole: collection.Elements.All(e => e is ExpressionElementSyntax)),
            _ => null,
        };
    }

    /// <summary>Returns whether an operation is a collection expression, for which the oldest supported compiler has no operation kind.</summary>
    public static bool IsCollectionExpression(IOperation operation) => operation.Syntax is CollectionExpressionSyntax;

    private static IOperation? FindOperation(IOperation collection, ExpressionSyntax element) => collection.SemanticModel?.GetOperation(element);
}
