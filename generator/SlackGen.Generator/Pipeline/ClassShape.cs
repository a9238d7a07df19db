using Microsoft.CodeAnalysis;

namespace SlackGen.Generator.Pipeline;

/// <summary>Checks that a class is one that generated code can complete: a plain class in a namespace.</summary>
internal static class ClassShape
{
    /// <summary>Returns the reason why the generated half of a class cannot be written, such as <c>is generic</c>; null if there is none.</summary>
    public static string? FindProblem(INamedTypeSymbol symbol) => symbol switch
    {
        { IsRecord: true } => "is a record",
        { IsStatic: true } => "is static",
        { IsAbstract: true } => "is abstract",
        { IsGenericType: true } => "is generic",
        { ContainingType: not null } => "is nested in another type",
        { IsFileLocal: true } => "is local to its file",
        _ => null,
    };
}
