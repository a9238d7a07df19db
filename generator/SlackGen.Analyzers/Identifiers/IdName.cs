using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Arguments;

namespace SlackGen.Analyzers.Identifiers;

/// <summary>An ID that code gives an element, block or view.</summary>
/// <param name="Name">The ID; null if it is not a constant.</param>
/// <param name="Pattern">A pattern that matches every value that it may have; null if it is a constant.</param>
internal sealed record IdName(string? Name, Regex? Pattern)
{
    private static readonly Regex Any = new("", RegexOptions.CultureInvariant);

    /// <summary>Reads an ID from its expression.</summary>
    public static IdName Read(IOperation value) => TextValue.Read(value) switch
    {
        { IsWhole: true, Parts: var name } => new(name, null),
        { Prefix: { Length: > 0 } prefix } => new(null, new Regex($@"\A{Regex.Escape(prefix)}", RegexOptions.CultureInvariant)),
        _ => new(null, Any),
    };

    /// <summary>Returns whether the ID is, or may be, one that a handler names.</summary>
    public bool MayBe(string name) => Pattern?.IsMatch(name) ?? Name == name;
}
