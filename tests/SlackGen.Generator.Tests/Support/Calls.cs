using Microsoft.CodeAnalysis;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Tests.Support;

/// <summary>The C# methods of a Web API method.</summary>
internal static class Calls
{
    /// <summary>The method that calls it once.</summary>
    public static IMethodSymbol Of(IReadOnlyDictionary<string, INamedTypeSymbol> types, Method method) =>
        All(types, method).Single(m => m.Name == Naming.Pascal(method.Key) + "Async");

    /// <summary>That one, and those which follow its pages.</summary>
    public static IEnumerable<IMethodSymbol> All(IReadOnlyDictionary<string, INamedTypeSymbol> types, Method method)
    {
        var key = Naming.Pascal(method.Key);
        var group = method.Name[..method.Name.LastIndexOf('.')];
        return new[] { "Async", "PagesAsync", "AllAsync" }
            .SelectMany(suffix => types[Naming.Pascal(group) + "Client"].GetMembers(key + suffix))
            .OfType<IMethodSymbol>()
            .Where(m => m.Parameters[0].Type.Name == Naming.Pascal(method.Name) + "Request");
    }
}
