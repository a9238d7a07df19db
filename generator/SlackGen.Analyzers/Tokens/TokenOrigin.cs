using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Tokens;

/// <summary>Finds the token of a call.</summary>
internal static class TokenOrigin
{
    /// <summary>
    /// Returns whether a call may use another token than that of its client: one of <c>WithToken</c> or <c>WithTokenProvider</c>, or one in its own arguments. The
    /// client may be in a local variable that is initialized with such a copy.
    /// </summary>
    public static bool IsReplaced(IInvocationOperation invocation)
    {
        if (HasToken(invocation))
        {
            return true;
        }

        // An extension method gets the sub-client as its first argument.
        for (var current = invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value; current is not null;)
        {
            switch (current.WithoutConversions())
            {
                case IPropertyReferenceOperation { Instance: { } instance }:
                    current = instance;
                    break;
                case IInvocationOperation { TargetMethod.Name: "WithToken" or "WithTokenProvider" }:
                    return true;
                case ILocalReferenceOperation local:
                    current = local.Initializer();
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    // Every request has a property Token, which replaces the client's token for the call.
    private static bool HasToken(IInvocationOperation invocation) => invocation.Arguments.Any(a => a.Value.WithoutConversions() is IObjectCreationOperation { Initializer: { } initializer }
        && initializer.Initializers.OfType<ISimpleAssignmentOperation>().Any(i => i.Target is IPropertyReferenceOperation { Property: { Name: "Token" } property }
            && property.ContainingType.IsRuntime("SlackRequest")));
}
