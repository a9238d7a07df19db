using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Parsing;

/// <summary>
/// The result of parsing a file. The model holds no positions, so that moving a line changes only <see cref="Positions"/>, which only the check between
/// files reads.
/// </summary>
/// <param name="Model">The declarations of the file, without those that have an error.</param>
/// <param name="Diagnostics">The mistakes within the file.</param>
/// <param name="Positions">The locations of names.</param>
/// <param name="UnparsedKeys">
/// The keys in the text of a file with a syntax error, which may declare more than the model contains; null for a file without a syntax error.
/// </param>
public sealed record ParseResult(ManifestFile Model, IReadOnlyList<ManifestDiagnostic> Diagnostics, Positions Positions, ISet<string>? UnparsedKeys = null)
{
    /// <summary>Returns whether the file declares a type, even one with an error, or may declare it after a syntax error.</summary>
    public bool MayDeclareType(string name) => Positions.Contains(ManifestPath.Type(name).ToString()) || MayContain(name) || MayDeclareEvent(name);

    /// <summary>Returns whether the file declares a method, even one with an error, or may declare it after a syntax error.</summary>
    /// <param name="name">The full name, <c>calls.add</c>.</param>
    public bool MayDeclareMethod(string name)
    {
        if (Model.Group is not { } group)
        {
            return MayContain(name.Substring(name.LastIndexOf('.') + 1));
        }

        if (!name.StartsWith(group + ".", StringComparison.Ordinal))
        {
            return false;
        }

        var key = name.Substring(group.Length + 1);
        return Positions.Contains(ManifestPath.Method(key).ToString()) || MayContain(key);
    }

    // The name of an event's type begins with the key of the event or subtype.
    private bool MayDeclareEvent(string type) =>
        type.EndsWith(ClassNames.EventType(""), StringComparison.Ordinal) && UnparsedKeys?.Any(key => type.StartsWith(key + "_", StringComparison.Ordinal)) == true;

    private bool MayContain(string key) => UnparsedKeys?.Contains(key) == true;
}

/// <summary>The locations of a file's names, by path such as <c>methods.add.params.users</c>.</summary>
public sealed class Positions
{
    private readonly Dictionary<string, ManifestSpan> spans = new(StringComparer.Ordinal);

    /// <summary>Gets the location of a path; the beginning of the file for a path without one.</summary>
    public ManifestSpan this[string path] => spans.TryGetValue(path, out var span) ? span : default;

    /// <summary>Returns whether the file contains the path, with or without an error.</summary>
    public bool Contains(string path) => spans.ContainsKey(path);

    internal void Set(string path, ManifestSpan span) => spans[path] = span;
}
