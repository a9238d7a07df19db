using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SlackGen.Tool.Docs;

/// <summary>Converts a page of HTML to the Markdown in which the same page is published, as far as facts are read from it.</summary>
internal static partial class HtmlMarkdown
{
    /// <summary>Converts a page.</summary>
    public static string Convert(string html)
    {
        html = Invisible().Replace(html, "");
        var text = new StringBuilder();
        var links = new Stack<string?>();
        var isCode = false;
        var at = 0;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            AppendText(text, html.AsSpan(at, tag.Index - at), isCode);
            at = tag.Index + tag.Length;
            var parts = Tag().Match(html, tag.Index, tag.Length);
            var isEnd = parts.Groups[1].Length > 0;
            var name = parts.Groups[2].Value.ToLowerInvariant();
            isCode = name == "pre" ? !isEnd : isCode;
            text.Append(name == "a" ? Link(links, isEnd, parts.Groups[3].Value) : Mark(name, isEnd, isCode));
        }

        AppendText(text, html.AsSpan(at), isCode);
        return text.ToString();
    }

    private static void AppendText(StringBuilder text, ReadOnlySpan<char> part, bool isCode)
    {
        var decoded = WebUtility.HtmlDecode(part.ToString());
        text.Append(isCode ? decoded : Space().Replace(decoded, " "));
    }

    // Links to a place on the page are marks beside headings.
    private static string Link(Stack<string?> links, bool isEnd, string attributes)
    {
        if (isEnd)
        {
            return links.TryPop(out var target) && target is not null ? $"]({target})" : "";
        }

        var address = Address().Match(attributes).Groups[1].Value.Trim('"', '\'');
        links.Push(address is "" or ['#', ..] ? null : WebUtility.HtmlDecode(address));
        return links.Peek() is null ? "" : "[";
    }

    private static string Mark(string name, bool isEnd, bool isCode) => name switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => isEnd ? "\n\n" : $"\n\n{new string('#', name[1] - '0')} ",
        "p" or "div" or "section" or "article" or "header" or "table" or "ul" or "ol" or "details" or "summary" or "main" or "nav" or "footer" => "\n\n",
        "pre" => "\n```\n",
        "tr" => isEnd ? "\n" : "\n| ",
        "td" or "th" => isEnd ? " | " : "",
        "li" => isEnd ? "" : "\n* ",
        "br" => "\n",
        "strong" or "b" => "**",
        "em" or "i" => "_",
        "code" => isCode ? "" : "`",
        _ => "",
    };

    [GeneratedRegex(@"<!--.*?-->|<script\b.*?</script>|<style\b.*?</style>|<svg\b.*?</svg>|<head\b.*?</head>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"<(/?)([A-Za-z][A-Za-z0-9]*)([^>]*)>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\bhref=(""[^""]*""|'[^']*'|[^\s>]+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
