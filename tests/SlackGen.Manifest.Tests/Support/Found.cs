using SlackGen.Manifest.Linking;

namespace SlackGen.Manifest.Tests.Support;

/// <summary>A diagnostic as an editor shows it: lines and columns count from 1.</summary>
internal sealed record Found(string File, string Id, int Line, int Column, string Message)
{
    public override string ToString() => $"{Id} {Line}:{Column} {Message}";

    /// <summary>All that is wrong in some files and between them, in the order of the places.</summary>
    /// <param name="files">Keys and texts. A key that ends in <c>.slack.yaml</c> is a user's file.</param>
    public static List<Found> In(params IEnumerable<(string Key, string Text)> files)
    {
        var parsed = files.Select(f => (f.Key, Result: ManifestParser.Parse(f.Text))).ToList();
        var inside = parsed.SelectMany(f => f.Result.Diagnostics.Select(d => (f.Key, Diagnostic: d)));
        var between = LinkChecker
            .Check(CheckedFile.CreateAll(parsed.Select(f => (f.Key, IsUsers(f.Key), f.Result))), "SlackClient")
            .Select(d => (Key: d.File, d.Diagnostic));
        return inside.Concat(between)
            .Select(f => new Found(f.Key, f.Diagnostic.Rule.Id, f.Diagnostic.Span.Line + 1, f.Diagnostic.Span.Column + 1, f.Diagnostic.Message))
            .OrderBy(f => f.File, StringComparer.Ordinal)
            .ThenBy(f => f.Line)
            .ThenBy(f => f.Column)
            .ToList();
    }

    public static bool IsUsers(string key) => key.EndsWith(".slack.yaml", StringComparison.Ordinal);
}
