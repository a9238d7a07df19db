using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Apps;

/// <summary>The constructor of an app.</summary>
/// <param name="Services">The arguments.</param>
/// <param name="Syntax">The declaration; null for a class without constructors.</param>
internal sealed record AppConstructor(EquatableArray<AppArgument> Services, SyntaxNode? Syntax);

/// <summary>Reads the constructor of an app: its only public one, or its primary one.</summary>
internal static class ConstructorReader
{
    /// <summary>Reads the constructor; null after a mistake.</summary>
    public static AppConstructor? Read(INamedTypeSymbol symbol, SourceLocation location, List<SourceDiagnostic> diagnostics)
    {
        var all = symbol.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public).ToList();
        if (all.Count != 1 && all.Find(IsPrimary) is { } primary)
        {
            all = [primary];
        }

        if (all.Count != 1)
        {
            var count = all.Count == 0 ? "no public constructor" : $"{all.Count} public constructors";
            diagnostics.Add(new(Descriptors.SeveralConstructors, location, $"'{symbol.Name}' has {count}; an app has one, or a primary one, which takes services."));
            return null;
        }

        var arguments = new List<AppArgument>();
        foreach (var parameter in all[0].Parameters)
        {
            if (ServiceBinder.Bind(parameter) is { } argument)
            {
                arguments.Add(argument);
                continue;
            }

            diagnostics.Add(new(
                Descriptors.UnboundParameter,
                parameter.TypeLocation(),
                $"The parameter '{parameter.Name}' cannot be bound: a constructor of an app takes services, which are classes and interfaces, and '{parameter.Type.Display()}' is not a service. A handler gets the values of a delivery."));
        }

        return arguments.Count < all[0].Parameters.Length ? null : new(arguments.ToEquatableArray(), all[0].DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax());
    }

    private static bool IsPrimary(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax);
}
