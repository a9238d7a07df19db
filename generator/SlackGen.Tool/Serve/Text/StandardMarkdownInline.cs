using System.Buffers;
using System.Text;

namespace SlackGen.Tool.Serve;

/// <summary>Shows standard Markdown within a line: bold, italic and struck text, code, links and emoji.</summary>
internal static class StandardMarkdownInline
{
    // Markup in markup ends at some depth, so that no text can exhaust the stack.
    private const int MaxDepth = 8;

    // A URL and the text of a link are no longer. The bound keeps a text of brackets without an end cheap.
    private const int MaxLinkLength = 3000;

    private const string Escapable = "\\`*_{}[]()#+-.!~|>";

    private static readonly SearchValues<char> EndsOfLabels = SearchValues.Create("]\n");
    private static readonly SearchValues<char> EndsOfTargets = SearchValues.Create(") \t\n");
    private static readonly SearchValues<char> EndsOfUrls = SearchValues.Create(" \t\n<>\")");

    public static Html Show(string text) => Show(text, 0);

    private static Html Show(string text, int depth)
    {
        var pieces = new List<Html>();
        var plain = new StringBuilder();
        var ends = new MarkEnds(text);
        for (var i = 0; i < text.Length;)
        {
            var (shown, length) = depth < MaxDepth ? ShowPiece(text, i, ends, depth + 1) : (Html.Empty, 0);
            if (length == 0)
            {
                plain.Append(text[i++]);
            }
            else
            {
                pieces.Add(Html.Encode(plain.ToString()));
                plain.Clear();
                pieces.Add(shown);
                i += length;
            }
        }

        pieces.Add(Html.Encode(plain.ToString()));
        return Html.Join(pieces);
    }

    // Returns the length 0 if no markup begins at the index.
    private static (Html Shown, int Length) ShowPiece(string text, int at, MarkEnds ends, int depth) => text[at] switch
    {
        '`' when ends.Find("`", at + 1, _ => true) is { } end && end > at + 1 => (Html.Format($"<code>{text[(at + 1)..end]}</code>"), end + 1 - at),
        '\\' when at + 1 < text.Length && Escapable.Contains(text[at + 1], StringComparison.Ordinal) => (Html.Encode(text.Substring(at + 1, 1)), 2),
        '!' when at + 1 < text.Length && text[at + 1] == '[' && ReadLink(text, at + 1) is { } link => (MrkdwnEntity.Link(link.Url, link.Label), link.Length + 1),
        '[' when ReadLink(text, at) is { } link => (MrkdwnEntity.Link(link.Url, link.Label), link.Length),
        'h' when UrlLength(text, at) is > 0 and var length => (MrkdwnEntity.Link(text.Substring(at, length), text.Substring(at, length)), length),
        '*' when Has(text, at, "**") && Close(text, at, "**", ends) is { } end => (Html.Format($"<strong>{Show(text[(at + 2)..end], depth)}</strong>"), end + 2 - at),
        '_' when Has(text, at, "__") && Close(text, at, "__", ends) is { } end => (Html.Format($"<strong>{Show(text[(at + 2)..end], depth)}</strong>"), end + 2 - at),
        '~' when Has(text, at, "~~") && Close(text, at, "~~", ends) is { } end => (Html.Format($"<s>{Show(text[(at + 2)..end], depth)}</s>"), end + 2 - at),
        '*' when !Has(text, at, "**") && Close(text, at, "*", ends) is { } end => (Html.Format($"<em>{Show(text[(at + 1)..end], depth)}</em>"), end + 1 - at),
        '_' when !Has(text, at, "__") && !IsWord(text, at - 1) && Close(text, at, "_", ends) is { } end => (Html.Format($"<em>{Show(text[(at + 1)..end], depth)}</em>"), end + 1 - at),
        ':' when Emoji.NameAt(text, at) is { } name => (Emoji.Show(name), name.Length + 2),
        _ => (Html.Empty, 0),
    };

    private static bool Has(string text, int at, string mark) => text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal);

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');

    // An end follows a character that is not blank. One star or underscore is an end only if it is not half of two.
    private static int? Close(string text, int at, string mark, MarkEnds ends)
    {
        var begin = at + mark.Length;
        return begin < text.Length && !char.IsWhiteSpace(text[begin])
            ? ends.Find(mark, begin + 1, i => !char.IsWhiteSpace(text[i - 1])
                && (mark.Length == 2 || ((i + 1 == text.Length || text[i + 1] != mark[0]) && text[i - 1] != mark[0]))
                && (mark != "_" || !IsWord(text, i + 1)))
            : null;
    }

    // [label](url) or [label](url "title")
    private static (string Label, string Url, int Length)? ReadLink(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(text.Length - at, MaxLinkLength));
        var label = rest.IndexOfAny(EndsOfLabels);
        if (label < 0 || label + 1 >= rest.Length || rest[label] != ']' || rest[label + 1] != '(')
        {
            return null;
        }

        var target = label + 2;
        var length = rest[target..].IndexOfAny(EndsOfTargets);
        if (length <= 0)
        {
            return null;
        }

        var end = target + length;
        if (rest[end] != ')')
        {
            var title = rest[end..].TrimStart(" \t");
            var close = title.StartsWith("\"", StringComparison.Ordinal) ? title[1..].IndexOf('"') + 2 : 0;
            if (close < 2 || close >= title.Length || title[close] != ')')
            {
                return null;
            }

            end = rest.Length - title.Length + close;
        }

        return (rest[1..label].ToString(), rest.Slice(target, length).ToString(), end + 1);
    }

    private static int UrlLength(string text, int at)
    {
        var rest = text.AsSpan(at);
        var scheme = rest.StartsWith("https://", StringComparison.Ordinal) ? 8 : rest.StartsWith("http://", StringComparison.Ordinal) ? 7 : 0;
        if (scheme == 0)
        {
            return 0;
        }

        var length = rest.IndexOfAny(EndsOfUrls);
        var url = rest[..(length < 0 ? rest.Length : length)].TrimEnd(".,;:!?");
        return url.Length > scheme ? url.Length : 0;
    }
}
