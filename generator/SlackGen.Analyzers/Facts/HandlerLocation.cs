using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Analyzers.Facts;

/// <summary>Converts the locations of the generator.</summary>
internal static class HandlerLocation
{
    /// <summary>Returns a location within the declaration of a method. It is in the syntax tree, because a <c>#pragma</c> applies only there.</summary>
    public static Location Locate(this IMethodSymbol method, SourceLocation location) =>
        method.DeclaringSyntaxReferences.Concat(method.PartialImplementationPart?.DeclaringSyntaxReferences ?? ImmutableArray<SyntaxReference>.Empty)
            .FirstOrDefault(r => r.SyntaxTree.FilePath == location.Path) is { } reference
            ? Location.Create(reference.SyntaxTree, new TextSpan(location.Start, location.Length))
            : location.ToLocation();
}
