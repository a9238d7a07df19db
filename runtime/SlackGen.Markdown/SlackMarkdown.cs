using SlackGen.Types;

namespace SlackGen;

/// <summary>
/// Converts Markdown to what Slack shows: blocks, rich text or mrkdwn. It reads CommonMark with the tables, struck text and bare URLs of GitHub. HTML and Slack's own
/// markup in the Markdown are text, so the Markdown cannot mention people.
/// </summary>
public static class SlackMarkdown
{
    /// <summary>The number of characters that a Markdown text may have.</summary>
    public const int MaxLength = 40_000;

    /// <summary>The number of characters that a <see cref="MarkdownBlock"/> may have.</summary>
    private const int MaxBlockLength = 12_000;

    /// <summary>
    /// Converts Markdown to blocks: headings to <see cref="HeaderBlock"/>, tables to <see cref="TableBlock"/>, images in separate paragraphs to
    /// <see cref="ImageBlock"/>, thematic breaks to <see cref="DividerBlock"/>, everything between them to <see cref="RichTextBlock"/>. Within the documented bounds:
    /// long headings become bold text, long tables several, wide ones text.
    /// </summary>
    /// <param name="markdown">The Markdown, up to <see cref="MaxLength"/> characters.</param>
    /// <returns>The blocks. A message holds 50 of them, so <see cref="ToMessages"/> is for long texts.</returns>
    /// <exception cref="ArgumentException">The Markdown is longer than <see cref="MaxLength"/>.</exception>
    public static IReadOnlyList<IBlock> ToBlocks(string markdown) => new BlockBuilder().Build(MarkdownText.Parse(markdown));

    /// <summary>
    /// Converts Markdown to the blocks of as many messages as it needs: each has at most 50 blocks, and at most 10,000 characters in the cells of its tables.
    /// </summary>
    /// <param name="markdown">The Markdown, up to <see cref="MaxLength"/> characters.</param>
    /// <returns>The blocks of each message; none if the Markdown is empty.</returns>
    /// <exception cref="ArgumentException">The Markdown is longer than <see cref="MaxLength"/>.</exception>
    public static IReadOnlyList<IReadOnlyList<IBlock>> ToMessages(string markdown) => MessageSplitter.Split(ToBlocks(markdown));

    /// <summary>
    /// Converts Markdown to one block of rich text, for places that take no others. Headings become bold text, images links, tables text in columns, thematic breaks
    /// lines of dashes.
    /// </summary>
    /// <param name="markdown">The Markdown, up to <see cref="MaxLength"/> characters.</param>
    /// <exception cref="ArgumentException">The Markdown is longer than <see cref="MaxLength"/>.</exception>
    public static RichTextBlock ToRichText(string markdown)
    {
        var builder = new RichTextBuilder();
        builder.Add(MarkdownText.Parse(markdown));
        return builder.TakeBlock() ?? new RichTextBlock { Elements = [] };
    }

    /// <summary>
    /// Converts Markdown to the markup of a message's text or of <see cref="Mrkdwn"/>. That markup has no headings, lists, tables and images: they become bold text, text
    /// with bullets, code and links. Emphasis within a word, and code that contains backticks, become text without format.
    /// </summary>
    /// <param name="markdown">The Markdown, up to <see cref="MaxLength"/> characters.</param>
    /// <exception cref="ArgumentException">The Markdown is longer than <see cref="MaxLength"/>.</exception>
    public static SlackMarkup ToMrkdwn(string markdown) => new(MrkdwnBlocks.Write(MarkdownText.Parse(markdown)));

    /// <summary>Creates a block from Markdown as it is, which Slack itself converts. Only messages may have it.</summary>
    /// <param name="markdown">The Markdown, up to 12,000 characters, which all Markdown blocks of a message may have together.</param>
    /// <exception cref="ArgumentException">The Markdown is longer than 12,000 characters.</exception>
    public static MarkdownBlock ToBlock(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return markdown.Length <= MaxBlockLength
            ? new MarkdownBlock { Text = markdown }
            : throw new ArgumentException($"The Markdown has {markdown.Length} characters, and a Markdown block has at most {MaxBlockLength}. ToMessages accepts longer texts.", nameof(markdown));
    }
}
