using Microsoft.CodeAnalysis;

namespace SlackGen.Generator.Tests.Support;

/// <summary>The types that were generated, as the compiler sees them.</summary>
internal static class GeneratedTypes
{
    /// <summary>The types of a namespace of the compiled project.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Of(Generation generation, string ns = "Bot")
    {
        INamespaceSymbol found = generation.Output.Assembly.GlobalNamespace;
        foreach (var word in ns.Split('.'))
        {
            found = found.GetNamespaceMembers().Single(n => n.Name == word);
        }

        return found.GetTypeMembers();
    }

    public static IEnumerable<string> Names(Generation generation, string ns = "Bot") => Of(generation, ns).Select(t => t.Name).Order(StringComparer.Ordinal);
}
