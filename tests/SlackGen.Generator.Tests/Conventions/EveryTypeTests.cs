using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace SlackGen.Generator.Tests.Conventions;

/// <summary>Every class can be made, filled and extended by users and by their tests.</summary>
[Category("Slow")]
public class EveryTypeTests
{
    private static IReadOnlyList<INamedTypeSymbol> All => FullClient.GeneratedTypes;

    [Test]
    public void Every_type_of_the_manifest_is_reached_by_some_method()
    {
        var names = All.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);

        Assert.That(FullClient.Types.Select(t => ClassNames.Type(t.Name, t.Kind)).Where(n => !names.Contains(n)), Is.Empty);
    }

    [Test]
    public void Properties_can_be_set_so_that_a_test_can_build_a_response()
    {
        // What tells the member of a union is a constant, and an unknown member is what came.
        var readOnly = All.Where(t => t.TypeKind == TypeKind.Class && !t.Name.EndsWith("Client", StringComparison.Ordinal) && !t.Name.StartsWith("Unknown", StringComparison.Ordinal))
            .SelectMany(t => t.GetMembers().OfType<IPropertySymbol>())
            .Where(p => p is { DeclaredAccessibility: Accessibility.Public, SetMethod: null } && !p.ExplicitInterfaceImplementations.Any())
            .Where(p => !p.ContainingType.AllInterfaces.Any(i => i.GetMembers(p.Name).Length > 0) && !IsDiscriminator(p));

        Assert.That(readOnly.Select(p => p.ToDisplayString()), Is.Empty);
    }

    [Test]
    public void Types_are_partial_so_that_users_can_add_to_them() =>
        Assert.That(
            All.Where(t => t.TypeKind != TypeKind.Enum && !t.DeclaringSyntaxReferences.Any(r => r.GetSyntax().ToString().Contains("partial ", StringComparison.Ordinal))),
            Is.Empty);

    [Test]
    public void Sub_clients_can_be_derived_from() =>
        Assert.That(
            All.Where(t => t.BaseType?.Name == "SlackMethodGroup" && !t.InstanceConstructors.Any(c => c is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Protected })),
            Is.Empty);

    private static bool IsDiscriminator(IPropertySymbol property) =>
        FullClient.Types.Any(t => t.Kind == NamedTypeKind.Union && Naming.Pascal(t.Discriminator!) == property.Name);
}
