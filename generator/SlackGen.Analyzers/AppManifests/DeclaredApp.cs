using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    // Each call outside of an app asks for them.
    private static readonly ConditionalWeakTable<Compilation, Tuple<ImmutableArray<string>>> Names = new();

    /// <summary>Reads a class; null if it is not an app.</summary>
    public static DeclaredApp? Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.TypeKind != TypeKind.Class || type.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(AppSymbols.Namespace, "SlackAppAttribute")) is not { } attribute)
        {
            return null;
        }

        return Instances.GetValue(type, _ => Create(type, attribute, cancellationToken));
    }

    /// <summary>Returns the files that the apps of a compilation name.</summary>
    public static ImmutableArray<string> ManifestNames(Compilation compilation, CancellationToken cancellationToken) =>
        Names.GetValue(compilation, c => Tuple.Create(ReadNames(c.Assembly.GlobalNamespace, cancellationToken).Distinct().ToImmutableArray())).Item1;

    private static IEnumerable<string> ReadNames(INamespaceOrTypeSymbol container, CancellationToken cancellationToken)
    {
        foreach (var member in container is INamespaceSymbol ns ? ns.GetMembers() : container.GetTypeMembers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (member is INamedTypeSymbol type && HasAppSyntax(type, cancellationToken) && Read(type, cancellationToken)?.ManifestName is { } name)
            {
                yield return name;
            }

            foreach (var inner in ReadNames(member, cancellationToken))
            {
                yield return inner;
            }
        }
    }

    // The compiler need not bind the attributes of every class.
    private static bool HasAppSyntax(INamedTypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences.Any(r =>
        r.GetSyntax(cancellationToken) is MemberDeclarationSyntax { AttributeLists: var lists } && lists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString().Contains("SlackApp")));

    private static DeclaredApp Create(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        var handlers =
            from method in type.GetMembers().OfType<IMethodSymbol>()
            where method.MethodKind == MethodKind.Ordinary
            from handler in DeclaredHandler.ReadAll(method, cancellationToken)
            select handler;
        return new(
            type,
            AppReader.ReadManifestName(attribute),
            attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : Location.None,
            handlers.OrderBy(h => h.Attribute.Location.Path, StringComparer.Ordinal).ThenBy(h => h.Attribute.Location.Start).ToImmutableArray());
    }
}
