using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Apps;

/// <summary>Reads classes with <c>[SlackApp]</c>.</summary>
internal static class AppReader
{
    /// <summary>Reads a class; null for a second declaration with the attribute, which the compiler reports.</summary>
    public static FoundApp? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        // All attributes of the class, whichever declaration they stand on.
        var attribute = context.Attributes[0].ApplicationSyntaxReference?.GetSyntax(cancellationToken) ?? context.TargetNode;
        var location = SourceLocation.From(attribute.GetLocation());
        try
        {
            var symbol = (INamedTypeSymbol)context.TargetSymbol;
            return attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() == context.TargetNode
                ? Read(symbol, (TypeDeclarationSyntax)context.TargetNode, ReadManifestName(context.Attributes[0]), location, cancellationToken)
                : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var message = $"Nothing was generated for '{context.TargetSymbol.Name}', which is a mistake in SlackGen: {e.GetType().Name}: {e.Message}";
            return new(null, new([new(Descriptors.Internal, location, message)]));
        }
    }

    /// <summary>Returns the file with the manifest that an attribute names; null for the default one.</summary>
    public static string? ReadManifestName(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string name } ? name : null;

    private static FoundApp Read(INamedTypeSymbol symbol, TypeDeclarationSyntax syntax, string? manifestName, SourceLocation location, CancellationToken cancellationToken)
    {
        if ((CheckClass(symbol, syntax, location) ?? TargetReader.CheckLanguage(syntax.SyntaxTree.Options as CSharpParseOptions, location)) is { } problem)
        {
            return new(null, new([problem]));
        }

        var diagnostics = new List<SourceDiagnostic>();
        var scopes = new List<AppScope> { AppScope.Read(syntax) };
        var handlers = HandlerReader.ReadAll(symbol, location, diagnostics, cancellationToken);
        var constructor = ConstructorReader.Read(symbol, location, diagnostics);
        if (constructor is null)
        {
            return new(null, diagnostics.ToEquatableArray());
        }

        var target = new AppTarget(
            symbol.ToDisplayString(),
            symbol.Name,
            manifestName,
            handlers.Select(h => h.Handler with { Scope = IndexOf(h.Syntax) }).ToEquatableArray(),
            constructor.Services,
            constructor.Syntax is { } parameters ? IndexOf(parameters) : 0,
            Scopes: default);
        return new(target with { Scopes = scopes.ToEquatableArray() }, diagnostics.ToEquatableArray());

        int IndexOf(SyntaxNode node)
        {
            var scope = AppScope.Read(node);
            if (!scopes.Contains(scope))
            {
                scopes.Add(scope);
            }

            return scopes.IndexOf(scope);
        }
    }

    private static SourceDiagnostic? CheckClass(INamedTypeSymbol symbol, TypeDeclarationSyntax syntax, SourceLocation location)
    {
        // First, because a class that generated code cannot complete does not become an app by 'partial'.
        if (ClassShape.FindProblem(symbol) is { } reason)
        {
            return new(Descriptors.NotAnApp, location, $"'{symbol.Name}' {reason}; an app is a plain partial class in a namespace.");
        }

        return syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
            ? null
            : new(Descriptors.AppNotPartial, location, $"'{symbol.Name}' must be partial: the registration and the calls of its handlers are generated into its other half.");
    }
}
