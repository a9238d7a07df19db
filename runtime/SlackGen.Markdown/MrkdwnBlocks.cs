using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace SlackGen;

/// <summary>Writes the blocks of Markdown as mrkdwn.</summary>
internal static class MrkdwnBlocks
{
    private const string Fence = "```";

    public static string Write(ContainerBlock blocks, string separator = "\n\n") => string.Join(separator, blocks.Select(Write).Where(text => text.Length > 0));

    private static string Write(Block block) => block switch
    {
        ListBlock list => WriteList(list),
        QuoteBlock quote => string.Join('\n', Write(quote).Split('\n').Select(line => ">" + line)),
        Table table => WriteCode(TextTable.Format(table)),
        CodeBlock code => WriteCode(MarkdownText.Code(code)),
        ThematicBreakBlock => RichTextBuilder.Rule,
        HeadingBlock heading => MrkdwnInlines.Mark(MrkdwnInlines.Write(heading.Inline, Looks.Bold), Looks.Bold),
        LeafBlock leaf => MrkdwnInlines.Write(leaf.Inline),
        ContainerBlock container and not LinkReferenceDefinitionGroup => Write(container),
        _ => "",
    };

    private static string WriteList(ListBlock list)
    {
        var number = list.IsOrdered && long.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        return string.Join('\n', list.OfType<ListItemBlock>().Select((item, i) =>
        {
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number + i}. ") : "• ";
            return mark + Write(item, "\n").Replace("\n", "\n    ", StringComparison.Ordinal);
        }));
    }

    // Code that contains the fence would end it.
    private static string WriteCode(string code) => SlackText.Escape(code) is var text && code.Contains(Fence, StringComparison.Ordinal) ? text : $"{Fence}\n{text}\n{Fence}";
}
