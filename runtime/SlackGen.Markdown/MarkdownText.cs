using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SlackGen;

/// <summary>Parses Markdown within bounds of length and depth.</summary>
internal static class MarkdownText
{
    /// <summary>The depth to which inlines are formatted. Deeper ones keep their text and lose their format, so that no text can exhaust the stack.</summary>
    public const int MaxDepth = 64;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .Build();

    public static MarkdownDocument Parse(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (markdown.Length > SlackMarkdown.MaxLength)
        {
            throw new ArgumentException($"The Markdown has {markdown.Length} characters, and at most {SlackMarkdown.MaxLength} are converted.", nameof(markdown));
        }

        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses more than 128 levels of nesting. Such a text is hardly Markdown.
            var text = new ContainerInline();
            text.AppendChild(new LiteralInline(markdown));
            return [new ParagraphBlock { Inline = text }];
        }
    }

    /// <summary>Returns the lines of a block of code.</summary>
    public static string Code(LeafBlock block) => block is FencedCodeBlock { Lines.Count: > 0 } fence
        ? string.Join('\n', fence.Lines.Lines.Take(fence.Lines.Count).Select(line => Line(line.Slice, fence.Column)))
        : block.Lines.ToString();

    // In a list, Markdig takes the indent of the item from a line twice. The line begins where the fence does.
    private static string Line(StringSlice slice, int column)
    {
        if (slice.IsEmpty)
        {
            return "";
        }

        var begin = slice.Start == 0 ? 0 : slice.Text.LastIndexOf('\n', slice.Start - 1) + 1;
        var at = slice.Start;
        while (at - begin > column && slice.Text[at - 1] == ' ')
        {
            at--;
        }

        return slice.Text[at..(slice.End + 1)];
    }

    /// <summary>Returns the text of inlines without format. Links and images have their text.</summary>
    public static string Plain(ContainerInline? inlines) => inlines is null ? "" : string.Concat(inlines.Descendants().Select(OwnText));

    /// <summary>Returns the text of an inline and of all in it without format.</summary>
    public static string PlainWhole(ContainerInline inline) => OwnText(inline) + Plain(inline);

    // A delimiter without its counterpart, such as a bracket that nothing closes, holds what follows it.
    private static string OwnText(MarkdownObject inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        LineBreakInline line => Break(line),
        DelimiterInline delimiter => delimiter.ToLiteral(),
        _ => "",
    };

    /// <summary>Returns the text of a link to which Slack cannot link: its text and its URL.</summary>
    public static string Unlinked(string? url, string text) => string.IsNullOrEmpty(url) || url == text ? text : text.Length == 0 ? url : $"{text} ({url})";

    /// <summary>Returns what a line break becomes: in Markdown, a single one is a space.</summary>
    public static string Break(LineBreakInline line) => line.IsHard ? "\n" : " ";

    /// <summary>Returns the URL of a link or image, without the white space that Markdown allows around it in angle brackets.</summary>
    public static string? UrlOf(LinkInline link) => link.Url?.Trim();

    /// <summary>Returns whether Slack can link to a URL. It begins with its scheme, although <see cref="Uri"/> skips what is before it.</summary>
    public static bool IsLinkable(string? url) =>
        url is { Length: > 0 } && char.IsAsciiLetter(url[0]) && Uri.TryCreate(url, UriKind.Absolute, out var target) && target.Scheme is "http" or "https" or "mailto" or "tel" or "slack";
}
