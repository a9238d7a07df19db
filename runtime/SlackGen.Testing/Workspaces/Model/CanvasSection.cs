namespace SlackGen.Testing;

/// <summary>A part of a canvas: a heading, a code block, or lines up to the next empty one.</summary>
/// <param name="Id">The ID, which an edit can name.</param>
/// <param name="Markdown">The text.</param>
internal sealed record CanvasSection(string Id, string Markdown)
{
    private const string Fence = "```";

    /// <summary>Gets the level of a heading, from 1 to 3; 0 for a section that is not a heading.</summary>
    public int HeadingLevel => Markdown.TakeWhile(c => c == '#').Count() is >= 1 and <= 3 and var level && Markdown.Length > level && Markdown[level] == ' ' ? level : 0;

    /// <summary>Divides Markdown into sections.</summary>
    public static IReadOnlyList<CanvasSection> Parse(WorkspaceState state, string markdown)
    {
        var sections = new List<CanvasSection>();
        var open = new List<string>();
        var isCode = false;
        void Close()
        {
            if (open.Count > 0)
            {
                sections.Add(new CanvasSection("temp:C:" + state.NextId(""), string.Join('\n', open)));
                open.Clear();
            }
        }

        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            var isFence = line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);
            if (isFence && !isCode)
            {
                Close();
            }

            var isHeading = !isCode && new CanvasSection("", line.Trim()).HeadingLevel > 0;
            if (isHeading || (!isCode && line.AsSpan().IsWhiteSpace()))
            {
                Close();
            }

            if (isCode || !line.AsSpan().IsWhiteSpace())
            {
                open.Add(isCode ? line : line.TrimEnd());
            }

            if (isHeading || (isFence && isCode))
            {
                Close();
            }

            isCode ^= isFence;
        }

        Close();
        return sections;
    }
}
