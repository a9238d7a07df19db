using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Errors;

/// <summary>Finds calls whose response nothing can read.</summary>
internal static class DiscardedResponse
{
    /// <summary>Returns the class of the response that a call discards; null for a call whose response can be read.</summary>
    public static INamedTypeSymbol? Find(SlackCall call)
    {
        if (call.Invocation.TargetMethod.ReturnType is not INamedTypeSymbol { Name: "Task", TypeArguments: { Length: 1 } results } || results[0] is not INamedTypeSymbol response)
        {
            return null;
        }

        IOperation current = call.Invocation;
        while (current.Parent is { } parent)
        {
            switch (parent)
            {
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" }:
                case IParenthesizedOperation:
                case IAwaitOperation:
                    current = parent;
                    break;

                // A task without a result is returned in place of one with the response.
                case IConversionOperation { Type: INamedTypeSymbol { Name: "Task", TypeArguments.Length: 0 }, Parent: IReturnOperation }:
                    return response;
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                case IExpressionStatementOperation:
                    return response;
                default:
                    return null;
            }
        }

        return null;
    }
}
