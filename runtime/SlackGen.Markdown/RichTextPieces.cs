using System.Text;
using Markdig.Syntax.Inlines;
using SlackGen.Types;

namespace SlackGen;

/// <summary>Converts the inlines of Markdown to the elements of a section of rich text. Neighbors with the same looks become one element.</summary>
internal sealed class RichTextPieces
{
    private readonly List<IRichTextElement> elements = [];
    private readonly StringBuilder run = new();
    private Looks runLooks;

    public bool IsEmpty => elements.Count == 0 && run.Length == 0;

    public void Add(ContainerInline? inlines, Looks looks) => Add(inlines, looks, 0);

    public void AddText(string text, Looks looks = Looks.None)
    {
        if (looks != runLooks)
        {
            EndRun();
            runLooks = looks;
        }

        run.Append(text);
    }

    /// <summary>Returns the elements, and begins anew.</summary>
    public List<IRichTextElement> Take()
    {
        EndRun();
        List<IRichTextElement> taken = [.. elements];
        elements.Clear();
        return taken;
    }

    private void Add(ContainerInline? inlines, Looks looks, int depth)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    AddText(literal.Content.ToString(), looks);
                    break;
                case CodeInline code:
                    AddText(code.Content, looks | Looks.Code);
                    break;
                case HtmlEntityInline entity:
                    AddText(entity.Transcoded.ToString(), looks);
                    break;
                case LineBreakInline line:
                    AddText(MarkdownText.Break(line), looks);
                    break;
                case AutolinkInline link:
                    AddLink(link.IsEmail ? "mailto:" + link.Url : link.Url, link.Url, looks);
                    break;
                case LinkInline link:
                    AddLink(MarkdownText.UrlOf(link), MarkdownText.Plain(link), looks | InnerLooks(link));
                    break;
                case ContainerInline container when depth == MarkdownText.MaxDepth:
                    AddText(MarkdownText.PlainWhole(container), looks);
                    break;
                case DelimiterInline delimiter:
                    AddText(delimiter.ToLiteral(), looks);
                    Add(delimiter, looks, depth + 1);
                    break;
                case ContainerInline container:
                    Add(container, container is EmphasisInline emphasis ? looks | emphasis.ToLooks() : looks, depth + 1);
                    break;
            }
        }
    }

    // A link has one look: that of all its text.
    private static Looks InnerLooks(ContainerInline container)
    {
        var looks = Looks.None;
        for (var inline = container.FirstChild; inline is not null && inline.NextSibling is null; inline = (inline as ContainerInline)?.FirstChild)
        {
            looks |= inline is CodeInline ? Looks.Code : inline is EmphasisInline emphasis ? emphasis.ToLooks() : Looks.None;
        }

        return looks;
    }

    private void AddLink(string? url, string text, Looks looks)
    {
        if (MarkdownText.IsLinkable(url))
        {
            EndRun();
            elements.Add(new RichTextLink { Url = url!.Replace(" ", "%20", StringComparison.Ordinal), Text = text.Length == 0 || text == url ? null : text, Style = looks.ToStyle() });
        }
        else
        {
            AddText(MarkdownText.Unlinked(url, text), looks);
        }
    }

    private void EndRun()
    {
        var text = run.ToString();
        run.Clear();

        if (runLooks.HasFlag(Looks.Code))
        {
            if (text.Length > 0)
            {
                elements.Add(new RichTextText(text) { Style = runLooks.ToStyle() });
            }

            return;
        }

        // The text of an element is literal, so emoji are separate elements. In code, they are text.
        foreach (var part in SlackText.Parse(SlackText.Escape(text)))
        {
            elements.Add(part is SlackEmoji emoji
                ? new RichTextEmoji { Name = emoji.Name, SkinTone = emoji.SkinTone, Style = runLooks.ToStyle() }
                : new RichTextText(SlackText.Unescape(part.Source)) { Style = runLooks.ToStyle() });
        }
    }
}
