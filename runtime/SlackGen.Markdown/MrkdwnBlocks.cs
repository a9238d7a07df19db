using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace SlackGen;

/// <summary>Writes the blocks of Markdown as mrkdwn.</summary>
internal static class MrkdwnBlocks
{
    private const string Fence = "```";

    public static string Write(ContainerBlock blocks) => string.Join('\n', Lines(blocks).Select(line => line.Text));

    private static List<Line> Lines(ContainerBlock blocks, bool isLoose = true)
    {
        var lines = new List<Line>();
        foreach (var block in blocks)
        {
            var added = Lines(block);
            if (isLoose && lines.Count > 0 && added.Count > 0)
            {
                lines.Add(new Line(""));
            }

            lines.AddRange(added);
        }

        return lines;
    }

    private static List<Line> Lines(Block block) => block switch
    {
        ListBlock list => List(list),
        QuoteBlock quote => Prefix(Lines(quote), ">", ">"),
        Table table => Code(TextTable.Format(table)),
        CodeBlock code => Code(MarkdownText.Code(code)),
        ThematicBreakBlock => [new Line(RichTextBuilder.Rule)],
        HeadingBlock heading => Split(MrkdwnInlines.Mark(MrkdwnInlines.Write(heading.Inline, Looks.Bold), Looks.Bold)),
        LeafBlock leaf => Split(MrkdwnInlines.Write(leaf.Inline)),
        ContainerBlock container and not LinkReferenceDefinitionGroup => Lines(container),
        _ => [],
    };

    private static List<Line> List(ListBlock list)
    {
        var number = list.IsOrdered && long.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        return [.. list.OfType<ListItemBlock>().SelectMany((item, i) =>
        {
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number + i}. ") : "• ";
            return Prefix(Lines(item, isLoose: false), mark, "    ");
        })];
    }

    // Lines of code stay as they are: Slack would show a prefix as a part of the code.
    private static List<Line> Prefix(List<Line> lines, string first, string further)
    {
        if (lines is [] or [{ IsCode: true }, ..])
        {
            lines = [new Line(""), .. lines];
        }

        return [.. lines.Select((line, i) => line.IsCode ? line : new Line((i == 0 ? first : further) + line.Text))];
    }

    // Code that contains the fence would end it.
    private static List<Line> Code(string code)
    {
        var text = SlackText.Escape(code);
        return code.Contains(Fence, StringComparison.Ordinal) ? Split(text) : [.. Split($"{Fence}\n{text}\n{Fence}").Select(line => line with { IsCode = true })];
    }

    private static List<Line> Split(string text) => text.Length == 0 ? [] : [.. text.Split('\n').Select(line => new Line(line))];

    private readonly record struct Line(string Text, bool IsCode = false);
}
