using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Generator.Apps;

/// <summary>Reads what a handler returns.</summary>
internal static class ReplyReader
{
    private const string Tasks = "System.Threading.Tasks";

    /// <summary>Returns whether the result of a handler is a reply. A wrong type is a diagnostic.</summary>
    public static bool Read(IMethodSymbol method, MethodDeclarationSyntax syntax, HandlerKind kind, List<SourceDiagnostic> diagnostics)
    {
        var isTask = IsTask(method.ReturnType, arity: 0);
        var result = IsTask(method.ReturnType, arity: 1) ? ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] : null;
        var isReply = result is not null && kind.Reply is not null && result.Is(AppSymbols.Namespace, kind.Reply);
        if (!isReply && (!isTask || kind.RequiresReply))
        {
            diagnostics.Add(new(Descriptors.WrongReply, SourceLocation.From(syntax.ReturnType.GetLocation()), $"'{method.Name}' {Fault(method, result, kind)}: {Remedy(kind)}."));
        }

        return isReply;
    }

    private static bool IsTask(ITypeSymbol type, int arity) => type.Is(Tasks, "Task", arity) || type.Is(Tasks, "ValueTask", arity);

    private static string Fault(IMethodSymbol method, ITypeSymbol? result, HandlerKind kind)
    {
        if (method is { ReturnsVoid: true })
        {
            return method.IsAsync ? "is async void, so nobody sees its end or its exceptions" : "returns nothing, so nobody can wait for it";
        }

        var reply = (result ?? method.ReturnType).Name;
        if (HandlerKind.All.FirstOrDefault(k => k.Reply == reply && k != kind) is { } other)
        {
            return $"returns a {reply}, which is the reply of {other.Attribute}";
        }

        return result is null && kind.Reply == reply
            ? $"returns {method.ReturnType.Display()} without a task"
            : $"returns {method.ReturnType.Display()}";
    }

    private static string Remedy(HandlerKind kind) => kind switch
    {
        { Reply: null } => $"a handler of {kind.Deliveries} has no reply; it returns Task or ValueTask",
        { RequiresReply: true } => $"a handler of {kind.Deliveries} returns Task<{kind.Reply}> or ValueTask<{kind.Reply}>",
        _ => $"a handler of {kind.Deliveries} returns Task<{kind.Reply}> or ValueTask<{kind.Reply}>, or Task for no reply",
    };
}
