using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>Reads classes with <c>[SlackApi]</c>.</summary>
internal static class TargetReader
{
    /// <summary>The full name of the attribute.</summary>
    public const string AttributeName = "SlackGen.SlackApiAttribute";

    private const string RuntimeName = "SlackGen";
    private const string ClientTypesName = "SlackClientTypesAttribute";

    /// <summary>Returns whether the node is a class. The compiler reports the attribute on anything else.</summary>
    public static bool IsClass(SyntaxNode node, CancellationToken cancellationToken) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    /// <summary>Reads a class.</summary>
    public static FoundTarget Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var symbol = (INamedTypeSymbol)context.TargetSymbol;
        var syntax = (TypeDeclarationSyntax)context.TargetNode;
        var attribute = context.Attributes[0];
        var attributeSyntax = (AttributeSyntax?)attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        var location = SourceLocation.From((attributeSyntax ?? (SyntaxNode)syntax).GetLocation());
        var patterns = ReadPatterns(attribute);
        var problem = CheckClass(symbol, syntax, location)
            ?? CheckLanguage(syntax.SyntaxTree.Options as CSharpParseOptions, location);
        var target = problem is not null
            ? null
            : new ClientTarget(
                symbol.ContainingNamespace.IsGlobalNamespace ? null : symbol.ContainingNamespace.ToDisplayString(),
                symbol.Name,
                symbol.DeclaredAccessibility == Accessibility.Public,
                symbol.IsSealed,
                patterns.ToEquatableArray(),
                ReadTokens(attribute));
        return new FoundTarget(
            target,
            symbol.ToDisplayString(),
            location,
            Locate(patterns, attributeSyntax, location),
            problem,
            ReadReferencedClients(context.SemanticModel.Compilation));
    }

    private static SourceDiagnostic? CheckClass(INamedTypeSymbol symbol, TypeDeclarationSyntax syntax, SourceLocation location)
    {
        // First, because a class that generated code cannot complete does not become a client by 'partial'.
        var reason = ClassShape.FindProblem(symbol) ?? symbol switch
        {
            _ when symbol.InstanceConstructors.Any(IsPrimary) => "has a primary constructor",
            { BaseType.SpecialType: not SpecialType.System_Object } when !IsClientBase(symbol.BaseType) => $"derives from {symbol.BaseType!.Name}",
            _ => null,
        };
        if (reason is not null)
        {
            return new(Descriptors.NotAClient, location, $"'{symbol.Name}' {reason}; a client is a plain partial class in a namespace.");
        }

        return syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
            ? null
            : new(Descriptors.NotPartial, location, $"'{symbol.Name}' must be partial: its methods are generated into its other half.");
    }

    // The syntax of a primary constructor is that of the type. The generated constructors would have to call it.
    private static bool IsPrimary(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax);

    private static bool IsClientBase(INamedTypeSymbol? symbol) => symbol is { Name: "SlackClientBase", ContainingNamespace.Name: "SlackGen" };

    /// <summary>Returns the diagnostic of a language version without the features of the generated code; null for a newer one.</summary>
    public static SourceDiagnostic? CheckLanguage(CSharpParseOptions? options, SourceLocation location) =>
        options is null || options.LanguageVersion >= LanguageVersion.CSharp11
            ? null
            : new(
                Descriptors.OldLanguage,
                location,
                $"The generated code needs C# 11 (required members, static interface members); this project compiles C# {options.LanguageVersion.ToDisplayString()}. Set <LangVersion>.");

    private static int? ReadTokens(AttributeData attribute) =>
        attribute.NamedArguments.LastOrDefault(a => a.Key == "Token").Value is { Kind: TypedConstantKind.Enum, Value: int tokens } ? tokens : null;

    private static List<string> ReadPatterns(AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Kind != TypedConstantKind.Array)
        {
            return [];
        }

        var values = attribute.ConstructorArguments[0].Values;
        return values.IsDefault ? [] : values.Select(v => v.Value as string).OfType<string>().ToList();
    }

    // The generated code of each project names its client in an attribute of the assembly. Only assemblies that reference the runtime can have it.
    private static EquatableArray<ReferencedClient> ReadReferencedClients(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(a => a.Modules.First().ReferencedAssemblies.Any(r => r.Name == RuntimeName))
        .SelectMany(a => a.GetAttributes())
        .Where(a => a.AttributeClass is { Name: ClientTypesName, ContainingNamespace: { Name: "Infrastructure", ContainingNamespace.Name: RuntimeName } }
            && a.ConstructorArguments is { Length: 2 } arguments && arguments[1] is { Kind: TypedConstantKind.Array, IsNull: false })
        .Select(a => new ReferencedClient(
            a.ConstructorArguments[0].Value as string ?? "",
            a.ConstructorArguments[1].Values.Select(v => v.Value).OfType<string>().ToEquatableArray()))
        .OrderBy(c => c.Name, StringComparer.Ordinal)
        .ToEquatableArray();

    // A pattern that is not a literal has the location of the attribute.
    private static EquatableArray<LocatedPattern> Locate(List<string> patterns, AttributeSyntax? syntax, SourceLocation attribute)
    {
        var literals = syntax?.DescendantNodes().OfType<LiteralExpressionSyntax>().ToList() ?? [];
        return patterns
            .Select(p => new LocatedPattern(p, literals.Find(l => l.Token.ValueText == p) is { } literal ? SourceLocation.From(literal.GetLocation()) : attribute))
            .ToEquatableArray();
    }
}
