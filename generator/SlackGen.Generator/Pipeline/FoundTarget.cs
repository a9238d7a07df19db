using System.Collections.Immutable;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>A class with <c>[SlackApi]</c>, with its locations and problems.</summary>
/// <param name="Target">The class; null if it cannot be a client.</param>
/// <param name="Name">The full name, for sorting and messages.</param>
/// <param name="Location">The location of the attribute.</param>
/// <param name="Patterns">The patterns with their locations.</param>
/// <param name="Problem">The reason why the class cannot be a client; null if it can.</param>
/// <param name="Referenced">The clients of referenced projects.</param>
internal sealed record FoundTarget(
    ClientTarget? Target,
    string Name,
    SourceLocation Location,
    EquatableArray<LocatedPattern> Patterns,
    SourceDiagnostic? Problem,
    EquatableArray<ReferencedClient> Referenced)
{
    /// <summary>Returns the class that becomes the client: the first one by name, whatever the order of files.</summary>
    public static FoundTarget? SelectClient(ImmutableArray<FoundTarget> found) => Sort(found).FirstOrDefault();

    /// <summary>Sorts classes by name, and those of one name by file.</summary>
    public static IOrderedEnumerable<FoundTarget> Sort(ImmutableArray<FoundTarget> found) =>
        found.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Location.Path, StringComparer.Ordinal);
}

/// <summary>The client of a referenced project.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Changed">The shared types that the project changes.</param>
internal sealed record ReferencedClient(string Name, EquatableArray<string> Changed);

/// <summary>A pattern with its location.</summary>
internal sealed record LocatedPattern(string Pattern, SourceLocation Location);
