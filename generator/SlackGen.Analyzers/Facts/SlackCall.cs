using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SlackGen.Analyzers.Facts;

/// <summary>A call of a method of the Web API.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Facts">The facts of the method.</param>
internal sealed record SlackCall(IInvocationOperation Invocation, MethodFacts Facts)
{
    /// <summary>Gets the location of the name of the called member.</summary>
    public Location Location => Invocation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } }
        ? name.GetLocation()
        : Invocation.Syntax.GetLocation();

    /// <summary>Gets whether the call names the method, as <c>CallAsync("chat.postMessage")</c> does.</summary>
    public bool IsByName => Invocation.TargetMethod.ContainingType.IsOrDerives(static t => t.IsRuntime("SlackClientBase"));

    /// <summary>Gets the class of the sub-client; that of the client for a call by name.</summary>
    public ITypeSymbol? Client => Invocation.TargetMethod is { IsExtensionMethod: true } extension
        ? (extension.ReducedFrom ?? extension).Parameters[0].Type
        : Invocation.Instance?.Type ?? Invocation.TargetMethod.ContainingType;

    /// <summary>Gets the kinds of token that the client is declared to hold.</summary>
    public TokenKinds DeclaredTokens => Client is { } client ? CompilationFacts.DeclaredTokens(client) : TokenKinds.Any;

    /// <summary>Returns a call; null for an invocation of anything else.</summary>
    public static SlackCall? Find(IInvocationOperation invocation, CompilationFacts facts)
    {
        var method = invocation.TargetMethod;
        if (facts.FindCall(method) is { } called)
        {
            return new(invocation, called);
        }

        return method.Name == "CallAsync"
            && method.ContainingType.IsOrDerives(static t => t.IsRuntime("SlackClientBase"))
            && invocation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value.ConstantValue is { HasValue: true, Value: string name }
            && facts.FindName(name) is { } named
            ? new(invocation, named)
            : null;
    }

    /// <summary>
    /// Returns the value that the call gives an argument, by its property: in the initializer of the request, or by position; null where the call does not show it.
    /// </summary>
    public IOperation? FindValue(string property)
    {
        foreach (var argument in Invocation.Arguments)
        {
            if (argument.Value.WithoutConversions() is IObjectCreationOperation { Initializer: { } initializer } creation && IsRequest(creation.Type))
            {
                return initializer.Initializers.OfType<ISimpleAssignmentOperation>()
                    .LastOrDefault(a => a.Target is IPropertyReferenceOperation target && target.Property.Name == property)?.Value;
            }

            if (Invocation.TargetMethod.IsExtensionMethod && string.Equals(argument.Parameter?.Name, property, StringComparison.OrdinalIgnoreCase))
            {
                return argument.Value;
            }
        }

        return null;
    }

    private bool IsRequest(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Facts.Request);
}
