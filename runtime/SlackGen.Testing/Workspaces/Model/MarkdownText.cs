using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>Translates standard Markdown, which <c>markdown_text</c> holds, to the markup of Slack's messages.</summary>
internal static partial class MarkdownText
{
    // Bold text has two asterisks in Markdown and one in mrkdwn, where one asterisk is italic in Markdown: this character keeps the two apart.
    private const string Bold = "\u0001";

    public static string ToMrkdwn(string markdown) => Code().Replace(
        markdown,
        match => match.Groups["code"].Success ? MrkdwnText.Format(match.Value) : Translate(match.Value));

    private static string Translate(string text)
    {
        text = Link().Replace(text, "<${url}|${text}>");
        text = Heading().Replace(text, Bold + "${text}" + Bold);
        text = Strong().Replace(text, Bold + "${text}" + Bold);
        text = Emphasis().Replace(text, "_${text}_");
        text = Strikethrough().Replace(text, "~${text}~");
        text = Bullet().Replace(text, "${indent}• ");
        return MrkdwnText.Format(text.Replace(Bold, "*", StringComparison.Ordinal));
    }

    [GeneratedRegex("""(?<code>```.*?```|`[^`\n]+`)|(?:(?!```|`[^`\n]+`).)+""", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("""\[(?<text>[^\[\]]+)\]\((?<url>[a-z]+:[^\s()]+)\)""")]
    private static partial Regex Link();

    [GeneratedRegex("""^#{1,6} +(?<text>.+?) *$""", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("""(?<mark>\*\*|__)(?<text>\S(?:.*?\S)??)\k<mark>""")]
    private static partial Regex Strong();

    [GeneratedRegex("""(?<![*\w])\*(?<text>[^\s*](?:[^*\n]*[^\s*])?)\*(?![*\w])""")]
    private static partial Regex Emphasis();

    [GeneratedRegex("""~~(?<text>\S(?:.*?\S)??)~~""")]
    private static partial Regex Strikethrough();

    [GeneratedRegex("""^(?<indent> *)[-*+] +""", RegexOptions.Multiline)]
    private static partial Regex Bullet();
}
