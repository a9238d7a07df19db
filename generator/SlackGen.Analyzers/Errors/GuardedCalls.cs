using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Errors;

/// <summary>
/// Finds the calls of a <c>try</c> block. A block may hide calls: in a method of the app, behind an interface, or in a task or delegate that comes from
/// elsewhere. Such a block has no known calls, so that no diagnostic is wrong.
/// </summary>
internal sealed class GuardedCalls
{
    private readonly ImmutableArray<SlackCall>.Builder calls = ImmutableArray.CreateBuilder<SlackCall>();
    private readonly HashSet<ISymbol> visited = new(SymbolEqualityComparer.Default);
    private readonly CompilationFacts facts;
    private readonly IOperation root;
    private IOperation body;

    private GuardedCalls(IOperation body, CompilationFacts facts)
    {
        (this.body, this.facts, root) = (body, facts, body);
        while (root.Parent is { } parent)
        {
            root = parent;
        }
    }

    /// <summary>Returns the calls of the block that a clause guards; empty if it has none or may have others than those that are visible.</summary>
    public static ImmutableArray<SlackCall> Find(ICatchClauseOperation clause, CompilationFacts facts)
    {
        if (clause.Parent is not ITryOperation guarded)
        {
            return ImmutableArray<SlackCall>.Empty;
        }

        var found = new GuardedCalls(guarded.Body, facts);
        return found.IsVisible(guarded.Body) ? found.calls.ToImmutable() : ImmutableArray<SlackCall>.Empty;
    }

    private bool IsVisible(IOperation block) => block.Descendants().All(IsKnown);

    private bool IsKnown(IOperation operation) => operation switch
    {
        IInvalidOperation or IDynamicInvocationOperation => false,
        IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true } => false,
        IThrowOperation { Exception: { } exception } => exception.WithoutConversions().Type is { } type
            && !type.IsOrDerives(static t => t.IsRuntime("SlackException")) && exception.WithoutConversions() is IObjectCreationOperation,
        IInvocationOperation invocation => IsKnownInvocation(invocation),
        IMethodReferenceOperation reference => IsKnownTarget(reference.Method),
        IAwaitOperation { Operation: var awaited } => awaited.Type is { } type && type.IsFramework(),
        ILocalReferenceOperation { Local: var local } => !local.Type.MayRunCode() || IsDeclaredWithin(local),
        IParameterReferenceOperation { Parameter: var parameter } => !parameter.Type.MayRunCode() || IsDeclaredWithin(parameter),
        IFieldReferenceOperation { Field: var field } => !field.Type.MayRunCode() || (field.IsStatic && field.ContainingType.IsFramework()),
        IPropertyReferenceOperation { Property: var property } => !property.Type.MayRunCode() || (property.IsStatic && property.ContainingType.IsFramework()),
        _ => true,
    };

    private bool IsKnownInvocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.Parameters.Any(p => MentionsUpload(p.Type)))
        {
            // An upload calls several methods.
            return false;
        }

        if (SlackCall.Find(invocation, facts) is { } call)
        {
            calls.Add(call);
            return true;
        }

        return IsKnownTarget(method);
    }

    private bool IsKnownTarget(IMethodSymbol method)
    {
        var isAsynchronous = method.ReturnType.MayRunCode();
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return IsKnownFunction(method);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return false;
        }

        if (method.ContainingType.IsOfSlackGen() || method.ContainingType.IsOrDerives(static t => t.IsRuntime("SlackClientBase")))
        {
            return !isAsynchronous;
        }

        // A method of the framework may be implemented by the app.
        return method.ContainingType.IsFramework() && !(isAsynchronous && (method.IsAbstract || method.IsVirtual || method.IsOverride));
    }

    // The body of a local function is beside the block, or within it.
    private bool IsKnownFunction(IMethodSymbol method)
    {
        if (!visited.Add(method.OriginalDefinition))
        {
            return true;
        }

        var declaration = root.Descendants().OfType<ILocalFunctionOperation>().FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Symbol, method.OriginalDefinition));
        if (declaration?.Body is not { } function)
        {
            return false;
        }

        var outer = body;
        body = declaration;
        var isVisible = IsVisible(function);
        body = outer;
        return isVisible;
    }

    private bool IsDeclaredWithin(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == body.Syntax.SyntaxTree && body.Syntax.Span.Contains(r.Span))
        && symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.LocalFunction } };

    private static bool MentionsUpload(ITypeSymbol type) => type.IsRuntime("SlackUpload") || (type is INamedTypeSymbol { TypeArguments: var arguments } && arguments.Any(MentionsUpload));
}
