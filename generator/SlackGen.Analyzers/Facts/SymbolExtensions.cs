using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SlackGen.Analyzers.Facts;

/// <summary>Recognizes types of the runtime, and reads attributes.</summary>
internal static class SymbolExtensions
{
    private const string Root = "SlackGen";
    private const string Infrastructure = "Infrastructure";
    private const string Apps = "Apps";
    private const string Types = "Types";

    /// <summary>Returns whether a type is the one of a name in the namespace <c>SlackGen</c>.</summary>
    public static bool IsRuntime(this ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: Root, ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null } && type.Name == name;

    /// <summary>Returns whether a type is the one of a name in the namespace <c>SlackGen.Infrastructure</c>.</summary>
    public static bool IsInfrastructure(this ITypeSymbol? type, string name) =>
        type.IsOf(Infrastructure) && type?.Name == name;

    /// <summary>Returns whether a type is one of the namespace <c>SlackGen.Apps</c>.</summary>
    public static bool IsOfApps(this ITypeSymbol? type) => type.IsOf(Apps);

    /// <summary>Returns whether a type is the one of a name in the namespace <c>SlackGen.Types</c>.</summary>
    public static bool IsShared(this ITypeSymbol? type, string name) => type.IsOf(Types) && type?.Name == name;

    /// <summary>Returns whether a type derives from one that satisfies a condition, or is such a type.</summary>
    public static bool IsOrDerives(this ITypeSymbol? type, Func<ITypeSymbol, bool> condition)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (condition(current))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the attribute of a class in the namespace <c>SlackGen.Infrastructure</c>; null where a symbol has none.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass.IsInfrastructure(name));

    /// <summary>Returns the value of the only argument of a constructor; null if it has another number of them.</summary>
    public static object? OnlyArgument(this AttributeData? attribute) => attribute?.ConstructorArguments is { Length: 1 } arguments ? arguments[0].Value : null;

    /// <summary>Returns the value of a named argument; null where the attribute does not have it.</summary>
    public static object? Value(this AttributeData attribute, string name) =>
        attribute.NamedArguments.LastOrDefault(a => a.Key == name).Value is { Kind: not TypedConstantKind.Array } constant ? constant.Value : null;

    /// <summary>Returns the texts of a named argument; empty where the attribute does not have it.</summary>
    public static ImmutableArray<string> Texts(this AttributeData attribute, string name) =>
        attribute.NamedArguments.LastOrDefault(a => a.Key == name).Value is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(v => v.Value).OfType<string>().ToImmutableArray()
            : ImmutableArray<string>.Empty;

    private static bool IsOf(this ITypeSymbol? type, string ns) =>
        type is { ContainingNamespace: { ContainingNamespace: { Name: Root, ContainingNamespace.IsGlobalNamespace: true } } found } && found.Name == ns;
}
