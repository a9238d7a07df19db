using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>
/// The class with <c>[SlackApi]</c>, as far as the output depends on it. It holds no symbol and no location, so edits elsewhere in the C# file leave it equal.
/// </summary>
/// <param name="Namespace">The namespace; null for the global one.</param>
/// <param name="Name">The name.</param>
/// <param name="IsPublic">Whether the generated types are public; otherwise they are internal.</param>
/// <param name="IsSealed">Whether the class is sealed, so that its members cannot be virtual.</param>
/// <param name="Patterns">The patterns of the methods that it selects.</param>
/// <param name="Tokens">The kinds of token that it is declared to hold, as a number of <c>SlackTokenKinds</c>; null without a declaration.</param>
internal sealed record ClientTarget(string? Namespace, string Name, bool IsPublic, bool IsSealed, EquatableArray<string> Patterns, int? Tokens = null)
{
    /// <summary>Gets the name with the namespace.</summary>
    public string FullName => Namespace is null ? Name : $"{Namespace}.{Name}";

    /// <summary>Gets the accessibility of the generated types.</summary>
    public string Accessibility => IsPublic ? "public" : "internal";
}
