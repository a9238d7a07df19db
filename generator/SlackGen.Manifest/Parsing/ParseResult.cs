using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Parsing;

/// <summary>
/// What a file says, what is wrong in it, and where things stand. The model holds no positions, so that moving a line changes only
/// <see cref="Positions"/>, which nothing but the cross-file check reads.
/// </summary>
/// <param name="Model">What the file declares, without what is wrong.</param>
/// <param name="Diagnostics">What is wrong within the file.</param>
/// <param name="Positions">Where names stand.</param>
public sealed record ParseResult(ManifestFile Model, IReadOnlyList<ManifestDiagnostic> Diagnostics, Positions Positions);

/// <summary>Where the names of a file stand, by path such as <c>methods.add.params.users</c>.</summary>
public sealed class Positions
{
    private readonly Dictionary<string, ManifestSpan> spans = new(StringComparer.Ordinal);

    /// <summary>The place of a path, or the beginning of the file when the path has none.</summary>
    public ManifestSpan this[string path] => spans.TryGetValue(path, out var span) ? span : default;

    /// <summary>Whether something of that path stands in the file, sound or not.</summary>
    public bool Contains(string path) => spans.ContainsKey(path);

    internal void Set(string path, ManifestSpan span) => spans[path] = span;
}
