using Microsoft.CodeAnalysis;

namespace SlackGen.Generator.Apps;

/// <summary>Recognizes the types of the runtime by their names.</summary>
internal static class AppSymbols
{
    /// <summary>The namespace of the attributes, contexts and replies.</summary>
    public const string Namespace = "SlackGen.Apps";

    /// <summary>The namespace of the payloads.</summary>
    public const string Types = "SlackGen.Types";

    /// <summary>The full name of the attribute of an app.</summary>
    public const string AppAttribute = Namespace + ".SlackAppAttribute";

    private const string Infrastructure = "SlackGen.Infrastructure";

    /// <summary>Returns whether a symbol is the type of a name in a namespace.</summary>
    public static bool Is(this ITypeSymbol? symbol, string ns, string name, int arity = 0) =>
        symbol is INamedTypeSymbol named && named.Name == name && named.Arity == arity && symbol.ContainingType is null && symbol.IsIn(ns);

    /// <summary>Returns whether a type stands directly in a namespace.</summary>
    public static bool IsIn(this ITypeSymbol symbol, string ns) => symbol.TypeKind != TypeKind.Error && symbol.ContainingNamespace?.ToDisplayString() == ns;

    /// <summary>Returns whether a class carries <c>[SlackApp]</c>.</summary>
    public static bool IsApp(this INamedTypeSymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass.Is(Namespace, "SlackAppAttribute"));

    /// <summary>Returns the attribute <c>[SlackEvent]</c> of the class of an event; null for another type.</summary>
    public static AttributeData? EventAttribute(this ITypeSymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(Infrastructure, "SlackEventAttribute"));

    /// <summary>Returns the value of a named argument; null where the attribute does not have it. Duplicate names, which the compiler reports: the last one wins.</summary>
    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        TypedConstant? last = null;
        foreach (var argument in attribute.NamedArguments)
        {
            last = argument.Key == name ? argument.Value : last;
        }

        return last;
    }

    /// <summary>Returns the value by which the unions of a class identify it, such as <c>static_select</c>; null for a class in no union.</summary>
    public static string? UnionValue(this ITypeSymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(Infrastructure, "SlackUnionMemberAttribute")) is { ConstructorArguments.Length: 2 } attribute
            ? attribute.ConstructorArguments[1].Value as string
            : null;

    /// <summary>Returns the name of a type for messages.</summary>
    public static string Display(this ITypeSymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
