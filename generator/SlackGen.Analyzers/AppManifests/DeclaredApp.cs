using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SlackGen.Generator.Apps;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>A class with <c>[SlackApp]</c>.</summary>
/// <param name="Type">The class.</param>
/// <param name="ManifestName">The file that the attribute names; null for the default one.</param>
/// <param name="Location">The location of the attribute.</param>
/// <param name="Handlers">The handlers, in the order of the source.</param>
internal sealed record DeclaredApp(INamedTypeSymbol Type, string? ManifestName, Location Location, ImmutableArray<DeclaredHandler> Handlers)
{
    // The analyzers of a compilation read an app once.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, DeclaredApp> Instances = new();

    /// <summary>Reads a class; null if it is not an app.</summary>
    public static DeclaredApp? Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.TypeKind != TypeKind.Class || type.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(AppSymbols.Namespace, "SlackAppAttribute")) is not { } attribute)
        {
            return null;
        }

        return Instances.GetValue(type, _ => Create(type, attribute, cancellationToken));
    }

    private static DeclaredApp Create(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        var handlers =
            from method in type.GetMembers().OfType<IMethodSymbol>()
            where method.MethodKind == MethodKind.Ordinary
            from handler in DeclaredHandler.ReadAll(method, cancellationToken)
            select handler;
        return new(
            type,
            attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string name } ? name : null,
            attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : Location.None,
            handlers.OrderBy(h => h.Attribute.Location.Path, StringComparer.Ordinal).ThenBy(h => h.Attribute.Location.Start).ToImmutableArray());
    }
}
