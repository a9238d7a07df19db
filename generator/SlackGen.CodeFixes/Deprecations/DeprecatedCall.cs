using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.CodeFixes.Deprecations;

/// <summary>A call of a deprecated method that its successor can replace.</summary>
/// <param name="Name">The name of the successor, such as <c>rtm.connect</c>.</param>
/// <param name="Successor">The expression of the successor, such as <c>slack.Rtm.ConnectAsync</c>.</param>
internal sealed record DeprecatedCall(string Name, string Successor)
{
    /// <summary>The diagnostic of the compiler about a member that is obsolete.</summary>
    public const string DiagnosticId = "CS0618";

    // Groups are nested as their names are: admin.conversations.restrictAccess.
    private const int MaxDepth = 6;

    /// <summary>Returns the call; null where the successor is not in the client, takes other arguments, or has a response without what the code reads.</summary>
    /// <param name="model">The semantic model.</param>
    /// <param name="member">The called member.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="cancellationToken">The token that cancels the search.</param>
    public static DeprecatedCall? Find(SemanticModel model, MemberAccessExpressionSyntax member, CompilationFacts facts, CancellationToken cancellationToken)
    {
        if (model.GetOperation(member.Parent!, cancellationToken) is not IInvocationOperation { TargetMethod: { IsExtensionMethod: false, ReturnType.Name: "Task" } } invocation
            || SlackCall.Find(invocation, facts) is not { IsByName: false, Facts.Successor: { } name }
            || FindClient(model, member.Expression, cancellationToken) is not var (client, type)
            || FindMember(type, client.ToString(), name, facts, 0) is not var (path, method)
            || !Takes(method, invocation)
            || !ResponseUse.Fits(invocation, method, cancellationToken))
        {
            return null;
        }

        return new(name, path);
    }

    private static (ExpressionSyntax Expression, ITypeSymbol Type)? FindClient(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellationToken)
    {
        for (var current = expression; current is not null; current = (current as MemberAccessExpressionSyntax)?.Expression)
        {
            if (model.GetTypeInfo(current, cancellationToken).Type is { } type && type.IsOrDerives(static t => t.IsRuntime("SlackClientBase")))
            {
                return (current, type);
            }
        }

        return null;
    }

    // The client has properties for its groups, and a group for those below it.
    private static (string Path, IMethodSymbol Method)? FindMember(ITypeSymbol type, string path, string name, CompilationFacts facts, int depth)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { ReturnType.Name: "Task" } method && facts.FindCall(method)?.Name == name)
            {
                return ($"{path}.{method.Name}", method);
            }

            if (depth < MaxDepth
                && member is IPropertySymbol { IsStatic: false } property
                && property.Type.IsOrDerives(static t => t.IsInfrastructure("SlackMethodGroup"))
                && FindMember(property.Type, $"{path}.{property.Name}", name, facts, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // The request is created in place, without naming its class, or left out.
    private static bool Takes(IMethodSymbol successor, IInvocationOperation invocation)
    {
        var request = invocation.Arguments.First(a => a.Parameter?.Ordinal == 0);
        if (request.ArgumentKind == ArgumentKind.DefaultValue)
        {
            return successor.Parameters[0].IsOptional;
        }

        if (request.Value.WithoutConversions() is not IObjectCreationOperation { Syntax: ImplicitObjectCreationExpressionSyntax } creation || successor.Parameters[0].Type is not INamedTypeSymbol type)
        {
            return false;
        }

        var assigned = (creation.Initializer?.Initializers ?? Enumerable.Empty<IOperation>()).OfType<ISimpleAssignmentOperation>().Select(a => a.Target).OfType<IPropertyReferenceOperation>().Select(t => t.Property).ToList();
        var properties = type.GetMembers().OfType<IPropertySymbol>().ToList();
        return assigned.TrueForAll(a => Inherited(a) || properties.Exists(p => p.Name == a.Name && SymbolEqualityComparer.Default.Equals(p.Type, a.Type)))
            && properties.TrueForAll(p => !p.IsRequired || assigned.Exists(a => a.Name == p.Name));
    }

    // Every request has a token.
    private static bool Inherited(IPropertySymbol property) => property.ContainingType.IsRuntime("SlackRequest");
}
