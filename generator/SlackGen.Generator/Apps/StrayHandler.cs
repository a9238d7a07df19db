using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Generator.Apps;

/// <summary>Finds handlers that no app has.</summary>
internal static class StrayHandler
{
    /// <summary>Returns whether the node is a method. The compiler reports the attribute on anything else.</summary>
    public static bool IsMethod(SyntaxNode node, CancellationToken cancellationToken) => node is MethodDeclarationSyntax;

    /// <summary>Returns the diagnostic of a method with an attribute of a handler; null if its class is an app.</summary>
    public static SourceDiagnostic? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol.ContainingType is not { } type || type.IsApp())
        {
            return null;
        }

        var attribute = context.Attributes[0].ApplicationSyntaxReference?.GetSyntax(cancellationToken) ?? context.TargetNode;
        return new(
            Descriptors.StrayHandler,
            SourceLocation.From(attribute.GetLocation()),
            $"'{type.Name}' does not carry [SlackApp], so '{context.TargetSymbol.Name}' never runs.");
    }
}
