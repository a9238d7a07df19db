using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SlackGen.Types;
using IBlock = SlackGen.Types.IBlock;

namespace SlackGen;

/// <summary>Converts the blocks of Markdown to blocks.</summary>
internal sealed class BlockBuilder
{
    // The documented bounds of blocks.
    private const int MaxHeaderLength = 150;
    private const int MaxHeaderLevel = 4;
    private const int MaxUrlLength = 3000;
    private const int MaxAltLength = 2000;

    private readonly List<IBlock> blocks = [];
    private readonly RichTextBuilder text = new();

    public List<IBlock> Build(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            var converted = Convert(block);
            if (converted.Count == 0)
            {
                text.Add(block);
            }
            else
            {
                EndText();
                blocks.AddRange(converted);
            }
        }

        EndText();
        return blocks;
    }

    private void EndText()
    {
        if (text.TakeBlock() is { } block)
        {
            blocks.Add(block);
        }
    }

    // None for a block that is rich text.
    private static IReadOnlyList<IBlock> Convert(Block block) => block switch
    {
        ThematicBreakBlock => [new DividerBlock()],
        HeadingBlock heading when MarkdownText.Plain(heading.Inline) is { Length: > 0 and <= MaxHeaderLength } title && !heading.Inline!.Descendants<LinkInline>().Any() =>
            [new HeaderBlock { Text = title, Level = Math.Min(heading.Level, MaxHeaderLevel) }],
        Table table => TableBuilder.Build(table),
        ParagraphBlock { Inline: { } inlines } when inlines.All(i => i is LineBreakInline || IsImage(i)) => [.. inlines.OfType<LinkInline>().Select(ToImage)],
        _ => [],
    };

    private static bool IsImage(Inline inline) =>
        inline is LinkInline { IsImage: true } image && MarkdownText.UrlOf(image) is { Length: <= MaxUrlLength } url && Uri.TryCreate(url, UriKind.Absolute, out var target) && target.Scheme is "http" or "https";

    private static ImageBlock ToImage(LinkInline image) => new()
    {
        ImageUrl = MarkdownText.UrlOf(image),
        AltText = Cut(MarkdownText.Plain(image) is { Length: > 0 } alt ? alt : MarkdownText.UrlOf(image)!),
        Title = image.Title is { Length: > 0 } title ? new PlainText(Cut(title)) : null,
    };

    private static string Cut(string text)
    {
        const int Last = MaxAltLength - 2;
        return text.Length <= MaxAltLength ? text : text[..(char.IsHighSurrogate(text[Last]) ? Last : Last + 1)] + "…";
    }
}
