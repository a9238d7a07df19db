using System.Globalization;
using System.Text.RegularExpressions;

namespace SlackGen.Manifest.Tests.Support;

/// <summary>
/// A file of the bad-YAML corpus. It says itself what is wrong with it: <c>#! SLACKGEN102 7:5 Did you mean 'required'?</c> expects that
/// diagnostic on line 7, column 5, with these words in its message. <c>#= methods/calls.yaml</c> begins a file of that name; without such a line
/// the whole is one file. <c>#~ why</c> says that the JSON Schema cannot see the mistake, and why.
/// </summary>
internal sealed partial record CorpusFile(string Name, IReadOnlyList<(string Key, string Text)> Files, IReadOnlyList<Found> Expected, string? BeyondSchema)
{
    public static string Directory { get; } = Path.Combine(Repository.Tests, "Corpus");

    public static IEnumerable<CorpusFile> All() =>
        System.IO.Directory.EnumerateFiles(Directory, "*.yaml").Order(StringComparer.Ordinal).Select(Read);

    // NUnit shows a test case by this.
    public override string ToString() => Name;

    /// <summary>
    /// The files that a text shows. Each keeps the lines above it as empty ones, so that lines count as in an editor that shows the whole.
    /// </summary>
    public static List<(string Key, string Text)> Split(string text)
    {
        var lines = text.Split('\n');
        var starts = lines.Index().Where(l => l.Item.StartsWith("#= ", StringComparison.Ordinal)).Select(l => l.Index).ToList();
        return starts.Count == 0
            ? [("corpus.slack.yaml", text)]
            : starts.Select((start, i) =>
            {
                var end = i + 1 < starts.Count ? starts[i + 1] : lines.Length;
                return (lines[start][3..].Trim(), new string('\n', start) + string.Join('\n', lines[start..end]));
            }).ToList();
    }

    private static CorpusFile Read(string path)
    {
        var text = File.ReadAllText(path);
        var lines = text.Split('\n');
        var expected = lines.Select(l => Expectation().Match(l)).Where(m => m.Success).Select(ToFound).ToList();
        var beyond = lines.FirstOrDefault(l => l.StartsWith("#~ ", StringComparison.Ordinal))?[3..];
        return new CorpusFile(Path.GetFileNameWithoutExtension(path), Split(text), expected, beyond);
    }

    private static Found ToFound(Match match) => new(
        "",
        match.Groups["id"].Value,
        int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
        int.Parse(match.Groups["column"].Value, CultureInfo.InvariantCulture),
        match.Groups["message"].Value.Trim());

    [GeneratedRegex(@"^#! (?<id>\w+) (?<line>\d+):(?<column>\d+) (?<message>.+)$")]
    private static partial Regex Expectation();
}
