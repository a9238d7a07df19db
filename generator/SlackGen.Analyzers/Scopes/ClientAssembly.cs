using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Recognizes references that may call Slack.</summary>
internal static class ClientAssembly
{
    // The compilations of a project share the symbols of a reference, so an edit does not search it again.
    private static readonly ConditionalWeakTable<IAssemblySymbol, Tuple<bool>> Clients = new();

    /// <summary>Returns whether an assembly uses the runtime.</summary>
    public static bool UsesRuntime(IAssemblySymbol assembly) => assembly.Modules.First().ReferencedAssemblies.Any(r => r.Name == "SlackGen");

    /// <summary>Returns whether an assembly has a client, or uses the one of an assembly that it references.</summary>
    public static bool MayCall(IAssemblySymbol assembly) => HasClient(assembly) || assembly.Modules.First().ReferencedAssemblySymbols.Any(HasClient);

    private static bool HasClient(IAssemblySymbol assembly) =>
        UsesRuntime(assembly) && Clients.GetValue(assembly, static a => Tuple.Create(HasClient(a.GlobalNamespace))).Item1;

    private static bool HasClient(INamespaceSymbol ns) =>
        ns.GetTypeMembers().Any(t => t.BaseType.IsRuntime("SlackClientBase")) || ns.GetNamespaceMembers().Any(HasClient);
}
