using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Reads the scopes that assemblies declare.</summary>
internal static class DeclaredScopes
{
    private const string Attribute = "SlackScopesAttribute";

    // The compilations of a project share the symbols of a reference, so an edit does not read it again.
    private static readonly ConditionalWeakTable<IAssemblySymbol, Tuple<ImmutableArray<ScopeNeed>>> References = new();

    /// <summary>Returns the needs that the assembly itself declares.</summary>
    public static ImmutableArray<ScopeNeed> Own(Compilation compilation) => Read(compilation.Assembly, ScopeNeedKind.Declaration);

    /// <summary>Returns the attribute with the scopes of a kind of token; null where the assembly has none.</summary>
    public static AttributeData? FindAttribute(Compilation compilation, TokenKinds token) =>
        compilation.Assembly.GetAttributes().FirstOrDefault(a => a.AttributeClass.IsRuntime(Attribute) && TokensOf(a, ScopeNeedKind.Declaration) == token);

    /// <summary>
    /// Returns the needs of the references: those that they declare. A library that declares none may need the scopes of its internal client, which can select
    /// methods that nothing calls. If its client is public, or that of another library, it may need any scope.
    /// </summary>
    public static IEnumerable<ScopeNeed> Referenced(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(ClientAssembly.UsesRuntime)
        .SelectMany(a => References.GetValue(a, static a => Tuple.Create(ReadReference(a))).Item1);

    private static ImmutableArray<ScopeNeed> ReadReference(IAssemblySymbol assembly)
    {
        if (assembly.GetAttributes().Any(a => a.AttributeClass.IsRuntime(Attribute)))
        {
            return Read(assembly, ScopeNeedKind.Library);
        }

        var possible = Read(assembly, ScopeNeedKind.Possible);
        return possible.IsEmpty && ClientAssembly.MayCall(assembly) ? ImmutableArray.Create(ScopeNeed.OfUnknown(assembly.Name, Location.None)) : possible;
    }

    private static ImmutableArray<ScopeNeed> Read(IAssemblySymbol assembly, ScopeNeedKind kind)
    {
        var needs =
            from attribute in assembly.GetAttributes()
            where kind == ScopeNeedKind.Possible ? attribute.AttributeClass.IsInfrastructure("SlackClientScopesAttribute") : attribute.AttributeClass.IsRuntime(Attribute)
            let tokens = TokensOf(attribute, kind)

            // In an editor, a reference has source too, which is not part of this compilation.
            let location = kind == ScopeNeedKind.Declaration && attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : Location.None
            from scopes in attribute.ConstructorArguments.Where(a => a.Kind == TypedConstantKind.Array && !a.IsNull).SelectMany(a => a.Values).Select(v => v.Value).OfType<string>()
            let names = scopes.Split('|').Select(s => s.Trim()).ToImmutableArray()
            let alternatives = ScopeNeed.Tokens.Where(k => (tokens & k) != TokenKinds.None).Select(k => new TokenScopes(k, names)).ToImmutableArray()
            where !alternatives.IsEmpty
            select new ScopeNeed(kind, assembly.Name, location, alternatives);
        return needs.ToImmutableArray();
    }

    private static TokenKinds TokensOf(AttributeData attribute, ScopeNeedKind kind) =>
        (kind == ScopeNeedKind.Possible ? attribute.ConstructorArguments.FirstOrDefault().Value : attribute.Value("Token")) is int value ? (TokenKinds)value : TokenKinds.Bot;
}
