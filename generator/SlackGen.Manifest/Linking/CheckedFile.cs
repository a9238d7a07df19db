using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Manifest.Linking;

/// <summary>A file as the check between files sees it.</summary>
/// <param name="Summary">The names of the file.</param>
/// <param name="Parsed">The file as it was parsed, with locations.</param>
/// <param name="Model">The model of the file, with the extensions of a user's files.</param>
public sealed record CheckedFile(FileSummary Summary, ParseResult Parsed, ManifestFile Model)
{
    /// <summary>Applies the extensions of the user's files to the built-in files.</summary>
    /// <param name="files">Every file: its key, whether it is a user's file, and its parse result.</param>
    public static IReadOnlyList<CheckedFile> CreateAll(IEnumerable<(string Key, bool IsUsers, ParseResult Parsed)> files)
    {
        var all = files.ToList();
        var extensions = Extensions.Collect(all.Where(f => f.IsUsers).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Parsed.Model));
        return all
            .Select(f => (File: f, Model: Extender.Apply(f.Parsed.Model, f.IsUsers, extensions)))
            .Select(f => new CheckedFile(FileSummary.Create(f.File.Key, f.File.IsUsers, f.Model), f.File.Parsed, f.Model))
            .ToList();
    }

    /// <summary>Sorts files by precedence: the first declaration of a name wins. A user's files precede the built-in ones.</summary>
    public static IOrderedEnumerable<CheckedFile> ByPrecedence(IEnumerable<CheckedFile> files) =>
        files.OrderByDescending(f => f.Summary.IsUsers).ThenBy(f => f.Summary.File, StringComparer.Ordinal);
}
