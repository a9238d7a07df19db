using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>The files of a manifest as the checks between files see them. Names are looked up in the index that the linker uses.</summary>
internal sealed class CheckedManifest
{
    private readonly List<LinkDiagnostic> diagnostics = [];

    public CheckedManifest(IEnumerable<CheckedFile> files)
    {
        Files = CheckedFile.ByPrecedence(files).ToList();
        Index = new ManifestIndex(Files.Select(f => f.Summary));
        Types = TypesBy(f => f.Parsed.Model);
        ExtendedTypes = Files.Any(f => f.Parsed.Model.Types.Any(t => t.Extends)) ? TypesBy(f => f.Model) : Types;
    }

    /// <summary>Gets the files in order of precedence.</summary>
    public IReadOnlyList<CheckedFile> Files { get; }

    /// <summary>Gets the names of all files.</summary>
    public ManifestIndex Index { get; }

    /// <summary>Gets the types as their files declare them, by name.</summary>
    public IReadOnlyDictionary<string, NamedType> Types { get; }

    /// <summary>Gets the types with their extensions, by name.</summary>
    public IReadOnlyDictionary<string, NamedType> ExtendedTypes { get; }

    /// <summary>Gets the diagnostics that have been reported.</summary>
    public IReadOnlyList<LinkDiagnostic> Diagnostics => diagnostics;

    /// <summary>Returns the file that a summary belongs to.</summary>
    public CheckedFile FileOf(FileSummary summary) => Files.First(f => ReferenceEquals(f.Summary, summary));

    /// <summary>Returns whether a file declares a method, even one with an error, or may declare it after a syntax error.</summary>
    public bool MayDeclareMethod(string name) => Files.Any(f => f.Parsed.MayDeclareMethod(name));

    /// <summary>Returns whether a file declares a type, even one with an error, or may declare it after a syntax error.</summary>
    public bool MayDeclareType(string name) => Files.Any(f => f.Parsed.MayDeclareType(name));

    /// <summary>Returns whether a declaration of a file is the one in use. Reports it if another file of the same precedence declares the same name.</summary>
    /// <param name="file">The file.</param>
    /// <param name="owner">The file whose declaration is in use.</param>
    /// <param name="rule">The rule against the second declaration.</param>
    /// <param name="path">The declaration.</param>
    /// <param name="declaration">The declaration, as the subject of the message.</param>
    public bool IsInUse(CheckedFile file, FileSummary owner, Rule rule, ManifestPath path, string declaration)
    {
        if (owner == file.Summary)
        {
            return true;
        }

        if (owner.IsUsers == file.Summary.IsUsers)
        {
            Report(file, rule, path, $"{declaration} is also declared in '{owner.File}'.");
        }

        return false;
    }

    /// <summary>Reports a diagnostic.</summary>
    /// <param name="file">The file with the mistake.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="path">The declaration with the mistake.</param>
    /// <param name="message">The message.</param>
    public void Report(CheckedFile file, Rule rule, ManifestPath path, string message) =>
        diagnostics.Add(new(file.Summary.File, new(rule, file.Parsed.Positions[path.ToString()], message)));

    /// <summary>Reports a diagnostic about a word that is not known.</summary>
    /// <param name="file">The file with the mistake.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="path">The declaration with the mistake.</param>
    /// <param name="message">The message.</param>
    /// <param name="word">The word.</param>
    /// <param name="candidates">The known words.</param>
    public void Report(CheckedFile file, Rule rule, ManifestPath path, string message, string word, IEnumerable<string> candidates) =>
        diagnostics.Add(new(file.Summary.File, ManifestDiagnostic.Create(rule, file.Parsed.Positions[path.ToString()], message, word, candidates)));

    private Dictionary<string, NamedType> TypesBy(Func<CheckedFile, ManifestFile> modelOf) => Index.Types.ToDictionary(
        t => t.Key,
        t => modelOf(FileOf(t.Value.File)).Types.First(d => d.Name == t.Key && !d.Extends),
        StringComparer.Ordinal);
}
