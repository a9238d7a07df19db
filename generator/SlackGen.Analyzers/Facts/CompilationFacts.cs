using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace SlackGen.Analyzers.Facts;

/// <summary>The facts of a compilation, read from attributes on first use. All analyzers of a compilation share one instance.</summary>
internal sealed class CompilationFacts
{
    private static readonly ConditionalWeakTable<Compilation, CompilationFacts?> Instances = new();

    private readonly ConcurrentDictionary<IMethodSymbol, MethodFacts?> calls = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, MethodFacts?> requests = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IPropertySymbol, MemberFacts?> members = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<MemberGroup>> groups = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<TokenScopes>> needed = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ErrorFacts?> errors = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ImmutableDictionary<string, MethodFacts>> byName;

    private CompilationFacts(Compilation compilation, INamedTypeSymbol commonError)
    {
        CommonError = commonError;
        byName = new(() => ReadByName(compilation));
    }

    /// <summary>Gets the enum of the errors that every method can return.</summary>
    public INamedTypeSymbol CommonError { get; }

    /// <summary>Returns the facts of a compilation; null if it does not reference the runtime.</summary>
    public static CompilationFacts? Get(Compilation compilation) => Instances.GetValue(
        compilation,
        static c => c.GetTypeByMetadataName("SlackGen.SlackCommonError") is { } commonError ? new CompilationFacts(c, commonError) : null);

    /// <summary>Returns the facts of the method that a member of a sub-client calls; null for any other member.</summary>
    public MethodFacts? FindCall(IMethodSymbol method) => calls.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, ReadCall);

    /// <summary>Returns the facts of the method whose arguments a class represents; null for another class.</summary>
    public MethodFacts? FindRequest(INamedTypeSymbol request) => requests.GetOrAdd(request, MethodFacts.Read);

    /// <summary>Returns the facts of a method by its name, for calls by name; null for a method that no client in the compilation selects.</summary>
    public MethodFacts? FindName(string name) => byName.Value.TryGetValue(name, out var facts) ? facts : null;

    /// <summary>Returns the facts of an argument or field; null for a property without facts.</summary>
    public MemberFacts? FindMember(IPropertySymbol property) => members.GetOrAdd(property.OriginalDefinition, MemberFacts.Read);

    /// <summary>Returns the scopes that an argument or an object needs, by kind of token; empty if it needs none.</summary>
    public ImmutableArray<TokenScopes> FindNeededScopes(ISymbol symbol) => needed.GetOrAdd(symbol.OriginalDefinition, TokenScopes.ReadNeeded);

    /// <summary>Returns the groups of properties of a class that depend on one another.</summary>
    public ImmutableArray<MemberGroup> FindGroups(INamedTypeSymbol type) => groups.GetOrAdd(type, MemberGroup.ReadAll);

    /// <summary>Returns the codes of an enum of errors; null for another type.</summary>
    public ErrorFacts? FindError(INamedTypeSymbol error) => errors.GetOrAdd(error, ErrorFacts.Read);

    /// <summary>Returns the method that has an enum of errors; null for another type.</summary>
    public MethodFacts? FindMethodOf(INamedTypeSymbol error) => error.ContainingNamespace.GetTypeMembers()
        .Select(FindRequest)
        .FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f?.Error, error));

    /// <summary>Returns the kinds of token that a client, or the client of a sub-client, is declared to hold.</summary>
    public static TokenKinds DeclaredTokens(ITypeSymbol client) =>
        client.FindAttribute("SlackClientTokensAttribute").OnlyArgument() is int tokens ? (TokenKinds)tokens
        : client.GetAttributes().FirstOrDefault(a => a.AttributeClass.IsRuntime("SlackApiAttribute"))?.Value("Token") is int declared ? (TokenKinds)declared
        : TokenKinds.Any;

    private MethodFacts? ReadCall(IMethodSymbol method)
    {
        if (method.IsExtensionMethod)
        {
            return method.FindAttribute("SlackShorthandAttribute").OnlyArgument() is INamedTypeSymbol request ? FindRequest(request) : null;
        }

        return method.ContainingType.IsOrDerives(static t => t.IsInfrastructure("SlackMethodGroup"))
            ? method.Parameters.Select(p => p.Type is INamedTypeSymbol type ? FindRequest(type) : null).FirstOrDefault(f => f is not null)
            : null;
    }

    // The classes of arguments are in the namespaces of the clients, which are in this assembly or in those that reference the runtime.
    private ImmutableDictionary<string, MethodFacts> ReadByName(Compilation compilation)
    {
        var found = ImmutableDictionary.CreateBuilder<string, MethodFacts>(StringComparer.Ordinal);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols.Where(a => a.Modules.First().ReferencedAssemblies.Any(r => r.Name == "SlackGen")).Prepend(compilation.Assembly))
        {
            foreach (var facts in Types(assembly.GlobalNamespace).Select(FindRequest).OfType<MethodFacts>())
            {
                found[facts.Name] = facts;
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol ns) => ns.GetTypeMembers()
        .Where(t => t.BaseType.IsRuntime("SlackRequest"))
        .Concat(ns.GetNamespaceMembers().SelectMany(Types));
}
