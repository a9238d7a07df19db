using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>Reads the class that carries <c>[SlackApi]</c>.</summary>
internal static class TargetReader
{
    public const string AttributeName = "SlackGen.SlackApiAttribute";

    private const string RuntimeName = "SlackGen";
    private const string ClientTypesName = "SlackClientTypesAttribute";

    /// <summary>Whether the attribute may stand there at all; where it may not, the compiler says so.</summary>
    public static bool IsClass(SyntaxNode node, CancellationToken cancellationToken) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    public static FoundTarget Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var symbol = (INamedTypeSymbol)context.TargetSymbol;
        var syntax = (TypeDeclarationSyntax)context.TargetNode;
        var attribute = context.Attributes[0];
        var attributeSyntax = (AttributeSyntax?)attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        var place = Place.Of((attributeSyntax ?? (SyntaxNode)syntax).GetLocation());
        var patterns = Patterns(attribute);
        var problem = Problem(symbol, syntax, place)
            ?? Language(syntax.SyntaxTree.Options as CSharpParseOptions, place);
        var target = problem is not null
            ? null
            : new ClientTarget(
                symbol.ContainingNamespace.IsGlobalNamespace ? null : symbol.ContainingNamespace.ToDisplayString(),
                symbol.Name,
                symbol.DeclaredAccessibility == Accessibility.Public,
                symbol.IsSealed,
                patterns.ToEquatableArray());
        return new FoundTarget(target, symbol.ToDisplayString(), place, PatternPlaces(patterns, attributeSyntax, place), problem, Referenced(context.SemanticModel.Compilation));
    }

    private static SourceDiagnostic? Problem(INamedTypeSymbol symbol, TypeDeclarationSyntax syntax, Place place)
    {
        if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return new(Descriptors.NotPartial, place, $"'{symbol.Name}' must be partial: its methods are generated into its other half.");
        }

        var reason = symbol switch
        {
            { IsRecord: true } => "is a record",
            { IsStatic: true } => "is static",
            { IsAbstract: true } => "is abstract",
            { IsGenericType: true } => "is generic",
            { ContainingType: not null } => "is nested in another type",
            { IsFileLocal: true } => "is local to its file",
            _ when symbol.InstanceConstructors.Any(IsPrimary) => "has a primary constructor",
            { BaseType.SpecialType: not SpecialType.System_Object } when !IsClientBase(symbol.BaseType) => $"derives from {symbol.BaseType!.Name}",
            _ => null,
        };
        return reason is null
            ? null
            : new(Descriptors.NotAClient, place, $"'{symbol.Name}' {reason}; a client is a plain partial class in a namespace.");
    }

    // A primary constructor is declared by the type itself; every other one would have to call it.
    private static bool IsPrimary(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax);

    private static bool IsClientBase(INamedTypeSymbol? symbol) => symbol is { Name: "SlackClientBase", ContainingNamespace.Name: "SlackGen" };

    private static SourceDiagnostic? Language(CSharpParseOptions? options, Place place) =>
        options is null || options.LanguageVersion >= LanguageVersion.CSharp11
            ? null
            : new(
                Descriptors.OldLanguage,
                place,
                $"The generated code needs C# 11 (required members, static interface members); this project compiles C# {options.LanguageVersion.ToDisplayString()}. Set <LangVersion>.");

    private static List<string> Patterns(AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Kind != TypedConstantKind.Array)
        {
            return [];
        }

        var values = attribute.ConstructorArguments[0].Values;
        return values.IsDefault ? [] : values.Select(v => v.Value as string).OfType<string>().ToList();
    }

    // What each project's generated code says of it. Only assemblies that reference the runtime can say something.
    private static EquatableArray<ReferencedClient> Referenced(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(a => a.Modules.First().ReferencedAssemblies.Any(r => r.Name == RuntimeName))
        .SelectMany(a => a.GetAttributes())
        .Where(a => a.AttributeClass is { Name: ClientTypesName, ContainingNamespace.Name: RuntimeName }
            && a.ConstructorArguments is { Length: 2 } arguments && arguments[1] is { Kind: TypedConstantKind.Array, IsNull: false })
        .Select(a => new ReferencedClient(
            a.ConstructorArguments[0].Value as string ?? "",
            a.ConstructorArguments[1].Values.Select(v => v.Value).OfType<string>().ToEquatableArray()))
        .OrderBy(c => c.Name, StringComparer.Ordinal)
        .ToEquatableArray();

    private static EquatableArray<PatternPlace> PatternPlaces(List<string> patterns, AttributeSyntax? syntax, Place place)
    {
        var literals = syntax?.DescendantNodes().OfType<LiteralExpressionSyntax>().ToList() ?? [];
        return patterns
            .Select(p => literals.Find(l => l.Token.ValueText == p) is { } literal ? new PatternPlace(p, Place.Of(literal.GetLocation())) : new PatternPlace(p, place))
            .ToEquatableArray();
    }
}
