using SlackGen.Types;

namespace SlackGen.Markdown.Tests;

/// <summary>Writes rich text in short, for assertions.</summary>
internal static class RichTextDisplay
{
    public static string Show(RichTextBlock block) => string.Join('\n', block.Elements.Select(e => e switch
    {
        RichTextSection section => Show(section.Elements),
        RichTextQuote quote => "> " + Show(quote.Elements),
        RichTextPreformatted code => $"{Bar(code.Border)}```{code.Language}{string.Concat(code.Elements.Cast<RichTextText>().Select(t => t.Text))}",
        RichTextList list => string.Join('\n', list.Elements.Select((item, i) => $"{Bar(list.Border)}{list.Indent ?? 0}{(list.Style == RichTextListStyle.Ordered ? $"#{(list.Offset ?? 0) + i + 1}" : "•")} {Show(item.Elements)}")),
        _ => throw new InvalidOperationException(e.Type),
    }));

    private static string Show(IEnumerable<IRichTextElement> elements) => string.Concat(elements.Select(e => e switch
    {
        RichTextText text => $"[{Show(text.Style)}{text.Text}]",
        RichTextLink link => $"[{Show(link.Style)}{link.Text}->{link.Url}]",
        RichTextEmoji emoji => $"[{Show(emoji.Style)}:{emoji.Name}{emoji.SkinTone}:]",
        _ => throw new InvalidOperationException(e.Type),
    }));

    private static string Show(RichTextStyle? style) => style is null ? ""
        : $"{(style.Bold is true ? "b" : "")}{(style.Italic is true ? "i" : "")}{(style.Strike is true ? "s" : "")}{(style.Code is true ? "c" : "")}:";

    private static string Bar(long? border) => border == 1 ? "|" : "";
}
