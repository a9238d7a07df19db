using System.Text.RegularExpressions;

namespace SlackGen.Tool.Docs;

/// <summary>A page of documentation, in sections.</summary>
internal sealed partial class DocPage
{
    private readonly List<(int Level, string Title, List<string> Lines)> sections = [(0, "", [])];

    /// <summary>Initializes a page from Markdown.</summary>
    public DocPage(string markdown)
    {
        Text = markdown;
        foreach (var raw in markdown.Split('\n'))
        {
            var line = raw.Trim();
            if (Heading().Match(line) is { Success: true } heading)
            {
                Start(heading.Groups[1].Length, heading.Groups[2].Value, "");
            }
            else if (Label().Match(line) is { Success: true } label)
            {
                // Labels such as **Scopes** are within a section.
                Start(3, label.Groups[1].Value, label.Groups[2].Value.Trim());
            }
            else if (line.Length > 0)
            {
                sections[^1].Lines.Add(line);
            }
        }
    }

    /// <summary>Gets the Markdown.</summary>
    public string Text { get; }

    /// <summary>Gets the first heading; empty for a page without one.</summary>
    public string Title => sections.Count > 1 ? sections[1].Title : "";

    /// <summary>Gets the lines before a section; empty if there is no such section.</summary>
    public IEnumerable<string> Before(string title)
    {
        var end = sections.FindIndex(s => Is(s.Title, title));
        return sections.Take(Math.Max(0, end)).SelectMany(s => s.Lines);
    }

    /// <summary>Returns the lines of a section and of those below it; null if there is no such section.</summary>
    public IReadOnlyList<string>? Lines(string title)
    {
        var start = sections.FindIndex(s => Is(s.Title, title));
        return start < 0 ? null : [.. sections.Skip(start + 1).TakeWhile(s => s.Level > sections[start].Level).Prepend(sections[start]).SelectMany(s => s.Lines)];
    }

    private void Start(int level, string title, string first) => sections.Add((level, title.Trim('*', ' '), first.Length > 0 ? [first] : []));

    private static bool Is(string actual, string title) => actual.Equals(title, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(#{1,6})\s+(.+?)\s*(?:\{#[^}]*\})?\u200B?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\*\*([A-Z][A-Za-z ]+)\*\*(.*)$")]
    private static partial Regex Label();
}
