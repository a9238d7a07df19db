using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Manifest.Linking;

/// <summary>A file as the check sees it: its names, what it says, and where.</summary>
/// <param name="Summary">Its names.</param>
/// <param name="Parsed">What it says and where.</param>
/// <param name="Model">What it declares, with what a user's files add to it.</param>
public sealed record CheckedFile(FileSummary Summary, ParseResult Parsed, ManifestFile Model)
{
    /// <summary>Applies the extensions of some files to the others.</summary>
    /// <param name="files">Every file: its key, whether it is the user's, and what it says.</param>
    public static IReadOnlyList<CheckedFile> CreateAll(IEnumerable<(string Key, bool IsUsers, ParseResult Parsed)> files)
    {
        var all = files.ToList();
        var extensions = Extensions.Collect(all.Where(f => f.IsUsers).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Parsed.Model));
        return all
            .Select(f => (File: f, Model: Extender.Apply(f.Parsed.Model, f.IsUsers, extensions)))
            .Select(f => new CheckedFile(FileSummary.Create(f.File.Key, f.File.IsUsers, f.Model), f.File.Parsed, f.Model))
            .ToList();
    }

    /// <summary>Sorts files by precedence: of two that declare the same, the first one wins. A user's file comes before the built-in ones.</summary>
    public static IOrderedEnumerable<CheckedFile> ByPrecedence(IEnumerable<CheckedFile> files) =>
        files.OrderByDescending(f => f.Summary.IsUsers).ThenBy(f => f.Summary.File, StringComparer.Ordinal);
}
