using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Apps;

/// <summary>A handler with the declaration of its method.</summary>
internal sealed record ReadHandler(AppHandler Handler, MethodDeclarationSyntax Syntax);

/// <summary>Reads the handlers of an app. A handler with a mistake is left out.</summary>
internal static class HandlerReader
{
    /// <summary>Reads the handlers, in the order of the source.</summary>
    /// <param name="app">The class.</param>
    /// <param name="location">The location of <c>[SlackApp]</c>.</param>
    /// <param name="diagnostics">The list that receives the mistakes.</param>
    /// <param name="cancellationToken">The token of the build.</param>
    public static IReadOnlyList<ReadHandler> ReadAll(INamedTypeSymbol app, SourceLocation location, List<SourceDiagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var declarations =
            from method in app.GetMembers().OfType<IMethodSymbol>()
            let syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax
            where syntax is not null
            select (method, syntax);

        // The order of files must not depend on the culture of the machine that builds.
        var methods =
            from declaration in declarations.OrderBy(d => d.syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(d => d.syntax.SpanStart)
            let method = declaration.method
            let syntax = declaration.syntax
            from attribute in HandlerAttribute.ReadAll(method, cancellationToken)
            select (method, syntax, attribute);
        var seen = new SeenHandlers();
        var handlers = new List<ReadHandler>();
        var isEmpty = true;
        foreach (var (method, syntax, attribute) in methods)
        {
            isEmpty = false;
            if (Read(method, syntax, attribute, seen, diagnostics) is { } handler)
            {
                handlers.Add(new(handler, syntax));
            }
        }

        if (isEmpty)
        {
            diagnostics.Add(new(Descriptors.NoHandlers, location, $"'{app.Name}' has no handlers: mark its methods with [OnEvent], [OnCommand] and the like."));
        }

        return handlers;
    }

    private static AppHandler? Read(IMethodSymbol method, MethodDeclarationSyntax syntax, HandlerAttribute attribute, SeenHandlers seen, List<SourceDiagnostic> diagnostics)
    {
        var before = diagnostics.Count;
        CheckMethod(method, syntax, diagnostics);
        var hasReply = ReplyReader.Read(method, syntax, attribute.Kind, diagnostics);
        var binding = ParameterBinder.Bind(method, attribute.Kind, diagnostics);
        NameChecker.Check(attribute, binding.Payload, diagnostics);
        if (hasReply && attribute is { AcknowledgesFirst: true, Kind.IsReplyAcknowledgement: true })
        {
            diagnostics.Add(new(
                Descriptors.ReplyAfterAck,
                attribute.Location,
                $"'{method.Name}' returns a {attribute.Kind.Reply} after the acknowledgement, which would carry it: reply with SlackResponder and return Task, or leave out Ack.First."));
        }

        var filter = Filter(attribute, binding.Payload);
        if (diagnostics.Count == before)
        {
            seen.Add(method, attribute, filter, diagnostics);
        }

        return diagnostics.Count > before
            ? null
            : new(method.Name, attribute.Kind, filter, attribute.AcknowledgesFirst, binding.Arguments.ToEquatableArray(), hasReply, Scope: 0);
    }

    private static AppFilter Filter(HandlerAttribute attribute, PayloadFilter payload)
    {
        var names = attribute.Names.Select(n => n.Pattern);
        if (attribute is { Names.Count: 0, Pattern: null } && payload.EventType is { } type)
        {
            names = [type];
        }

        return new(names.ToEquatableArray(), attribute.Pattern?.Pattern, attribute.Subtype?.Pattern ?? payload.Subtype, payload.Type, payload.Element, attribute.BlockId?.Pattern);
    }

    private static void CheckMethod(IMethodSymbol method, MethodDeclarationSyntax syntax, List<SourceDiagnostic> diagnostics)
    {
        var reason = method switch
        {
            { IsStatic: true } => "is static",
            { IsGenericMethod: true } => "is generic",
            { MethodKind: MethodKind.ExplicitInterfaceImplementation } => "implements an interface explicitly",
            _ => null,
        };
        if (reason is not null)
        {
            diagnostics.Add(new(
                Descriptors.NotAHandler,
                SourceLocation.From(syntax.Identifier.GetLocation()),
                $"'{method.Name}' {reason}; a handler is an instance method without type parameters."));
        }
    }
}
