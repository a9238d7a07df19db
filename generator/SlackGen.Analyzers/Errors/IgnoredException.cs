using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Errors;

/// <summary>Finds clauses that catch the error of a call and do not look at it.</summary>
internal static class IgnoredException
{
    /// <summary>Returns the clause of a block that ignores the errors of a call within it; null where none does, or where an inner block catches them.</summary>
    public static ICatchClauseOperation? Find(SlackCall call, ITryOperation block)
    {
        // The exception of a call in a lambda expression appears where its task is awaited.
        IOperation current = call.Invocation;
        for (; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            if (parent is ITryOperation guarded && guarded.Body == current && FindHandler(guarded, call) is { } handler)
            {
                return handler.IsIgnored && guarded == block && !handler.Clause.ExceptionType.IsException() ? handler.Clause : null;
            }

            if (parent == block)
            {
                return null;
            }
        }

        return null;
    }

    // A clause whose filter does not look at the exception may leave it to the next clause.
    private static (ICatchClauseOperation Clause, bool IsIgnored)? FindHandler(ITryOperation guarded, SlackCall call)
    {
        foreach (var clause in guarded.Catches.Where(c => Catches(c.ExceptionType, call)))
        {
            if (LooksAt(clause))
            {
                return (clause, false);
            }

            if (clause.Filter is null)
            {
                return (clause, true);
            }
        }

        return null;
    }

    // A call by name throws an exception without an enum.
    private static bool Catches(ITypeSymbol type, SlackCall call) => CaughtException.ErrorOf(type) is { } error
        ? !call.IsByName && SymbolEqualityComparer.Default.Equals(error, call.Facts.Error)
        : type.IsApiException() || type.IsRuntime("SlackException") || type.IsException();

    private static bool LooksAt(ICatchClauseOperation clause) => clause.Descendants().Any(o =>
        o is IThrowOperation || (o is ILocalReferenceOperation reference && CaughtException.Declares(clause, reference.Local)));
}
