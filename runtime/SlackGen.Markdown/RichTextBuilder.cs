using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using SlackGen.Types;
using ContainerBlock = Markdig.Syntax.ContainerBlock;

namespace SlackGen;

/// <summary>Converts the blocks of Markdown to the parts of a block of rich text.</summary>
internal sealed class RichTextBuilder
{
    /// <summary>The text of a thematic break where there is no divider.</summary>
    public const string Rule = "———";

    private const int MaxIndent = 8;

    private readonly List<IRichTextBlockElement> parts = [];
    private readonly RichTextPieces paragraphs = new();
    private bool isQuoted;

    private long? Border => isQuoted ? 1 : null;

    public void Add(ContainerBlock blocks)
    {
        foreach (var block in blocks)
        {
            Add(block, 0);
        }
    }

    /// <summary>Adds a block that is not in a list.</summary>
    public void Add(Block block) => Add(block, 0);

    /// <summary>Returns a block with what was added, and begins anew; null if there was nothing.</summary>
    public RichTextBlock? TakeBlock()
    {
        EndParagraphs();
        var block = parts.Count == 0 ? null : new RichTextBlock { Elements = [.. parts] };
        parts.Clear();
        return block;
    }

    // The indent is that of a list in the block.
    private void Add(Block block, int indent)
    {
        switch (block)
        {
            case ListBlock list:
                EndParagraphs();
                AddList(list, indent);
                break;
            case QuoteBlock quote:
                AddQuote(quote, indent);
                break;
            case Table table:
                AddCode(TextTable.Format(table), null);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case CodeBlock code:
                AddCode(MarkdownText.Code(code), (code as FencedCodeBlock)?.Info);
                break;
            case ThematicBreakBlock:
                BeginParagraph();
                paragraphs.AddText(Rule);
                break;
            case HeadingBlock { Inline.FirstChild: not null } heading:
                BeginParagraph();
                paragraphs.Add(heading.Inline, Looks.Bold);
                break;
            case LeafBlock { Inline.FirstChild: not null } leaf:
                BeginParagraph();
                paragraphs.Add(leaf.Inline, Looks.None);
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    Add(child, indent);
                }

                break;
        }
    }

    private void BeginParagraph()
    {
        if (!paragraphs.IsEmpty)
        {
            paragraphs.AddText("\n\n");
        }
    }

    private void EndParagraphs()
    {
        if (!paragraphs.IsEmpty)
        {
            parts.Add(isQuoted ? new RichTextQuote { Elements = paragraphs.Take() } : new RichTextSection { Elements = paragraphs.Take() });
        }
    }

    private void AddQuote(QuoteBlock quote, int indent)
    {
        var wasQuoted = isQuoted;
        if (!wasQuoted)
        {
            EndParagraphs();
        }

        isQuoted = true;
        foreach (var block in quote)
        {
            Add(block, indent);
        }

        if (!wasQuoted)
        {
            EndParagraphs();
        }

        isQuoted = wasQuoted;
    }

    private void AddCode(string code, string? language)
    {
        EndParagraphs();
        parts.Add(new RichTextPreformatted
        {
            Elements = [new RichTextText(code.Length == 0 ? " " : code)],
            Language = string.IsNullOrEmpty(language) ? null : language,
            Border = Border,
        });
    }

    // Slack has no lists in lists and no other parts in items: these come between two lists, of which the second one goes on counting.
    private void AddList(ListBlock list, int indent)
    {
        var first = list.IsOrdered && long.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? Math.Max(start - 1, 0) : 0;
        var items = new List<RichTextSection>();
        var count = 0;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var text = item.TakeWhile(IsText).Cast<LeafBlock>().ToList();
            var pieces = new RichTextPieces();
            foreach (var paragraph in text)
            {
                pieces.AddText(pieces.IsEmpty ? "" : "\n");
                pieces.Add(paragraph.Inline, paragraph is HeadingBlock ? Looks.Bold : Looks.None);
            }

            count++;
            items.Add(new RichTextSection { Elements = pieces.IsEmpty ? [new RichTextText(" ")] : pieces.Take() });
            if (item.Count > text.Count)
            {
                EndItems();
                foreach (var block in item.Skip(text.Count))
                {
                    Add(block, indent + 1);
                }

                EndParagraphs();
            }
        }

        EndItems();

        void EndItems()
        {
            if (items.Count > 0)
            {
                var offset = first + count - items.Count;
                parts.Add(new RichTextList
                {
                    Style = list.IsOrdered ? RichTextListStyle.Ordered : RichTextListStyle.Bullet,
                    Elements = [.. items],
                    Indent = indent == 0 ? null : Math.Min(indent, MaxIndent),
                    Offset = list.IsOrdered && offset > 0 ? offset : null,
                    Border = Border,
                });
                items.Clear();
            }
        }
    }

    private static bool IsText(Block block) => block is ParagraphBlock or HeadingBlock;
}
