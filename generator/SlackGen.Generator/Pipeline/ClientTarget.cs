using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>
/// The class that carries <c>[SlackApi]</c>: all that the output depends on. It holds no symbol and no position, so that typing elsewhere in the
/// file changes nothing.
/// </summary>
/// <param name="Namespace">Its namespace; null for the global one.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsPublic">Whether what is generated is public, otherwise internal.</param>
/// <param name="IsSealed">Whether it is sealed, so that its members cannot be virtual.</param>
/// <param name="Patterns">The methods that it selects.</param>
internal sealed record ClientTarget(string? Namespace, string Name, bool IsPublic, bool IsSealed, EquatableArray<string> Patterns)
{
    /// <summary>Gets its name with the namespace.</summary>
    public string FullName => Namespace is null ? Name : $"{Namespace}.{Name}";

    /// <summary>Gets the accessibility of what is generated.</summary>
    public string Accessibility => IsPublic ? "public" : "internal";
}

/// <summary>A class as it was found, with what is wrong and where.</summary>
/// <param name="Target">The class; null when it cannot be a client.</param>
/// <param name="Name">Its name, for sorting and messages.</param>
/// <param name="Place">Where the attribute stands.</param>
/// <param name="Patterns">Where each pattern stands.</param>
/// <param name="Problem">What is wrong with the class.</param>
/// <param name="Referenced">The clients of referenced projects.</param>
internal sealed record FoundTarget(
    ClientTarget? Target,
    string Name,
    Place Place,
    EquatableArray<PatternPlace> Patterns,
    SourceDiagnostic? Problem,
    EquatableArray<ReferencedClient> Referenced);

/// <summary>The client of a referenced project.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Changed">The shared types that that project changes.</param>
internal sealed record ReferencedClient(string Name, EquatableArray<string> Changed);

/// <summary>Where a pattern stands.</summary>
internal sealed record PatternPlace(string Pattern, Place Place);
