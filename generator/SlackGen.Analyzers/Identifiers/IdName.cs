using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Arguments;

namespace SlackGen.Analyzers.Identifiers;

/// <summary>An ID that code gives an element, block or view.</summary>
/// <param name="Name">The ID; null if it is not a constant.</param>
/// <param name="Prefix">The beginning of an ID that is not a constant, as far as it is known.</param>
internal sealed record IdName(string? Name, string Prefix)
{
    /// <summary>Reads an ID from its expression.</summary>
    public static IdName Read(IOperation value) => TextValue.Read(value) switch
    {
        { IsWhole: true, Parts: var name } => new(name, ""),
        { Prefix: var prefix } => new(null, prefix),
        null => new(null, ""),
    };

    /// <summary>Returns whether the ID is, or may be, one that a handler names.</summary>
    public bool MayBe(string name) => Name is null ? name.StartsWith(Prefix, StringComparison.Ordinal) : Name == name;
}
