using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Names types and properties in messages.</summary>
internal static class MemberDisplay
{
    /// <summary>Returns the name of a property with that of its method or class: "'Limit' of 'conversations.list'".</summary>
    public static string Display(this CompilationFacts facts, IPropertySymbol property) => $"'{property.Name}' of {facts.Display(property.ContainingType)}";

    /// <summary>Returns the method of a request, or the name of another class, in quotation marks.</summary>
    public static string Display(this CompilationFacts facts, INamedTypeSymbol type) => $"'{facts.FindRequest(type)?.Name ?? type.Name}'";
}
