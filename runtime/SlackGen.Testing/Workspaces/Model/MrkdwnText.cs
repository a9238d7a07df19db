using System.Text;
using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>Brings text into the form in which Slack keeps it. Text that has this form does not change.</summary>
internal static partial class MrkdwnText
{
    /// <summary>Escapes <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> outside of references such as <c>&lt;@U1&gt;</c>.</summary>
    /// <param name="text">The text as a caller sends it.</param>
    /// <param name="linksUrls">Whether URLs become links: <c>&lt;https://example.com&gt;</c>.</param>
    public static string Format(string text, bool linksUrls = true)
    {
        if (text.AsSpan().IndexOfAny("&<>:") < 0)
        {
            return text;
        }

        var formatted = new StringBuilder(text.Length + 16);
        var end = 0;
        foreach (Match match in Kept().Matches(text))
        {
            AppendEscaped(formatted, text.AsSpan(end, match.Index - end));
            end = match.Index + match.Length;
            if (match.Groups["url"] is { Success: true, Value: var url } && linksUrls)
            {
                var trimmed = url.TrimEnd('.', ',', ';', ':', '!', '?', ')', '\'', '"', '*', '_', '~');
                formatted.Append('<');
                AppendEscaped(formatted, trimmed);
                formatted.Append('>');
                AppendEscaped(formatted, url.AsSpan(trimmed.Length));
            }
            else if (match.Groups["literal"].Success || match.Groups["url"].Success)
            {
                AppendEscaped(formatted, match.ValueSpan);
            }
            else
            {
                formatted.Append(match.ValueSpan);
            }
        }

        AppendEscaped(formatted, text.AsSpan(end));
        return formatted.ToString();
    }

    /// <summary>Returns the text with escaped characters as readers see them.</summary>
    public static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>Returns the URLs to which a text links, in reading order.</summary>
    public static IEnumerable<string> UrlsOf(string text) => Link().Matches(text).Select(m => Unescape(m.Groups["url"].Value));

    private static void AppendEscaped(StringBuilder formatted, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '<':
                    formatted.Append("&lt;");
                    break;
                case '>':
                    formatted.Append("&gt;");
                    break;
                case '&' when !IsEntity(text[i..]):
                    formatted.Append("&amp;");
                    break;
                default:
                    formatted.Append(text[i]);
                    break;
            }
        }
    }

    private static bool IsEntity(ReadOnlySpan<char> text) =>
        text.StartsWith("&amp;", StringComparison.Ordinal) || text.StartsWith("&lt;", StringComparison.Ordinal) || text.StartsWith("&gt;", StringComparison.Ordinal);

    // References stay, code is literal, and bare URLs become links.
    [GeneratedRegex(
        """(?<reference><(?:[@#!][^<>\s|]+(?:\|[^<>]*)?|(?:https?://|mailto:|tel:|slack://)[^<>\s|]*(?:\|[^<>]*)?)>)|(?<literal>```.*?```|`[^`\n]+`)|(?<url>\bhttps?://[^\s<>|`]+)""",
        RegexOptions.Singleline)]
    private static partial Regex Kept();

    [GeneratedRegex("""<(?<url>(?:https?)://[^<>\s|]+)(?:\|[^<>]*)?>""")]
    private static partial Regex Link();
}
