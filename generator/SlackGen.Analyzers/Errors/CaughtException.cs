using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Errors;

/// <summary>Recognizes exceptions of calls, and finds the clause that caught one.</summary>
internal static class CaughtException
{
    /// <summary>Returns whether a type is <c>SlackApiException</c>, with or without an enum of errors.</summary>
    public static bool IsApiException(this ITypeSymbol? type) => type.IsRuntime("SlackApiException");

    /// <summary>Returns whether a type is <c>System.Exception</c>, or that of a clause without a type.</summary>
    public static bool IsException(this ITypeSymbol type) => type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        || type.SpecialType == SpecialType.System_Object;

    /// <summary>Returns the enum of an exception's errors; null for an exception without one.</summary>
    public static INamedTypeSymbol? ErrorOf(ITypeSymbol? exception) =>
        exception is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } && exception.IsApiException() ? arguments[0] as INamedTypeSymbol : null;

    /// <summary>Returns the clause whose variable an operation reads; null for anything else.</summary>
    public static ICatchClauseOperation? FindClause(IOperation value)
    {
        if (value.WithoutConversions() is not ILocalReferenceOperation local)
        {
            return null;
        }

        for (var current = local.Parent; current is not null; current = current.Parent)
        {
            if (current is ICatchClauseOperation clause && Declares(clause, local.Local))
            {
                return clause;
            }
        }

        return null;
    }

    /// <summary>Returns whether a clause declares a variable for its exception.</summary>
    public static bool Declares(ICatchClauseOperation clause, ILocalSymbol local) =>
        clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local);

    /// <summary>Returns the value that a pattern, or a part of one, is matched against; null if that is a part of a value.</summary>
    public static IOperation? FindMatched(IPatternOperation pattern)
    {
        IOperation current = pattern;
        while (current.Parent is IBinaryPatternOperation or INegatedPatternOperation)
        {
            current = current.Parent;
        }

        return current.Parent switch
        {
            IIsPatternOperation matched => matched.Value,
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => choice.Value,
            IPatternCaseClauseOperation { Parent: ISwitchCaseOperation { Parent: ISwitchOperation choice } } => choice.Value,
            _ => null,
        };
    }
}
