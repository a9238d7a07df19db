using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Recognizes texts that reply to a command.</summary>
internal static class CommandText
{
    /// <summary>
    /// Returns the property of the message that <c>CommandReply.InChannel</c> sets to a string; null for any other method. Only the person who typed the command sees the
    /// message of the others.
    /// </summary>
    public static IPropertySymbol? FindTextProperty(IMethodSymbol method) =>
        method.Name == "InChannel" && CreatesReply(method)
            ? method.ContainingType.GetMembers("Message").OfType<IPropertySymbol>().FirstOrDefault()?.Type.GetMembers("Text").OfType<IPropertySymbol>().FirstOrDefault()
            : null;

    /// <summary>Returns whether a method creates a reply to a command.</summary>
    public static bool CreatesReply(IMethodSymbol method) =>
        method is { IsStatic: true, ContainingType: { Name: "CommandReply" } type } && type.IsOfApps();
}
