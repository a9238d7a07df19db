using System.Text;
using Markdig.Syntax.Inlines;

namespace SlackGen;

/// <summary>Writes the inlines of Markdown as mrkdwn.</summary>
internal static class MrkdwnInlines
{
    public static string Write(ContainerInline? inlines, Looks looks = Looks.None) => Write(inlines, looks, 0);

    private static string Write(ContainerInline? inlines, Looks looks, int depth)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            text.Append(inline switch
            {
                LiteralInline literal => SlackText.Escape(literal.Content.ToString()),
                CodeInline code => WriteCode(code.Content),
                HtmlEntityInline entity => SlackText.Escape(entity.Transcoded.ToString()),
                LineBreakInline line => MarkdownText.Break(line),
                AutolinkInline link => link.IsEmail ? SlackText.Email(link.Url) : WriteLink(link.Url, link.Url),
                LinkInline link => WriteLink(MarkdownText.UrlOf(link), MarkdownText.Plain(link)),
                ContainerInline container when depth == MarkdownText.MaxDepth => SlackText.Escape(MarkdownText.PlainWhole(container)),
                DelimiterInline delimiter => SlackText.Escape(delimiter.ToLiteral()) + Write(delimiter, looks, depth + 1),
                EmphasisInline emphasis => WriteEmphasis(emphasis, looks, depth, text),
                ContainerInline container => Write(container, looks, depth + 1),
                _ => "",
            });
        }

        return text.ToString();
    }

    // Slack sees marks only at the borders of words, and only in one line.
    private static string WriteEmphasis(EmphasisInline emphasis, Looks looks, int depth, StringBuilder before)
    {
        var look = emphasis.ToLooks();
        var content = Write(emphasis, looks | look, depth + 1);
        var isInWord = (before.Length > 0 && char.IsLetterOrDigit(before[^1]))
            || (emphasis.NextSibling is LiteralInline { Content: { IsEmpty: false } next } && char.IsLetterOrDigit(next.CurrentChar));
        return looks.HasFlag(look) || isInWord ? content : Mark(content, look);
    }

    /// <summary>Formats the lines of a text.</summary>
    public static string Mark(string content, Looks look)
    {
        var mark = look switch
        {
            Looks.Bold => "*",
            Looks.Italic => "_",
            _ => "~",
        };
        return string.Join('\n', content.Split('\n').Select(line => string.IsNullOrWhiteSpace(line) ? line : mark + line + mark));
    }

    // There is no way to show a backtick in code.
    private static string WriteCode(string code) => SlackText.Escape(code) is var text && code.Contains('`', StringComparison.Ordinal) ? text : $"`{text}`";

    private static string WriteLink(string? url, string text) => MarkdownText.IsLinkable(url)
        ? SlackText.Link(url!, text == url ? null : text)
        : SlackText.Escape(MarkdownText.Unlinked(url, text));
}
