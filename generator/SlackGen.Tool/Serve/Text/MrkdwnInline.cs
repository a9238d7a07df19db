using System.Buffers;
using System.Text;

namespace SlackGen.Tool.Serve;

/// <summary>Shows Slack's markup within a paragraph: bold, italic and struck text, code, links, mentions, dates and emoji.</summary>
internal static class MrkdwnInline
{
    // Markup in markup ends at some depth, so that no text can exhaust the stack.
    private const int MaxDepth = 8;

    private static readonly SearchValues<char> EndsOfUrls = SearchValues.Create(" \t\n<>|\"`");

    public static Html Show(string text, Names names, bool verbatim) => Show(text, names, verbatim, 0);

    /// <summary>Shows text whose letters have equal width, with links but no other markup.</summary>
    public static Html ShowCode(string code, Names names)
    {
        var pieces = new List<Html>();
        var plain = new StringBuilder();
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '<' && MrkdwnEntity.FindAt(code, i) is { } part)
            {
                pieces.Add(Take(plain));
                pieces.Add(MrkdwnEntity.Show(part, names));
                i += part.Source.Length - 1;
            }
            else
            {
                i += AppendCharacter(plain, code, i) - 1;
            }
        }

        return Html.Join(pieces.Append(Take(plain)));
    }

    private static Html Show(string text, Names names, bool verbatim, int depth)
    {
        var pieces = new List<Html>();
        var plain = new StringBuilder();
        var ends = new MarkEnds(text);
        for (var i = 0; i < text.Length;)
        {
            var (shown, length) = text[i] switch
            {
                '\n' => (new Html("<br>"), 1),
                '<' when MrkdwnEntity.FindAt(text, i) is { } part => (MrkdwnEntity.Show(part, names), part.Source.Length),
                '`' when ends.Find("`", i + 1, _ => true) is { } end && end > i + 1 => (Html.Format($"<code>{ShowCode(text[(i + 1)..end], names)}</code>"), end + 1 - i),
                ':' when Emoji.NameAt(text, i) is { } name => (Emoji.Show(name), name.Length + 2),
                '*' or '_' or '~' when depth < MaxDepth && IsOpening(text, i) && CloseStyle(text, i, ends) is { } end => (
                    Style(text[i], Show(text[(i + 1)..end], names, verbatim, depth + 1)),
                    end + 1 - i),
                'h' when !verbatim && IsBoundary(text, i - 1) && UrlLength(text, i) is var url and > 0 => (ShowUrl(text.Substring(i, url)), url),
                _ => (Html.Empty, 0),
            };
            if (length == 0)
            {
                i += AppendCharacter(plain, text, i);
            }
            else
            {
                pieces.Add(Take(plain));
                pieces.Add(shown);
                i += length;
            }
        }

        return Html.Join(pieces.Append(Take(plain)));
    }

    private static Html Style(char mark, Html content) => mark switch
    {
        '*' => Html.Format($"<strong>{content}</strong>"),
        '_' => Html.Format($"<em>{content}</em>"),
        _ => Html.Format($"<s>{content}</s>"),
    };

    private static bool IsOpening(string text, int at) => IsBoundary(text, at - 1) && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] != text[at];

    private static int? CloseStyle(string text, int begin, MarkEnds ends) =>
        ends.Find(text.Substring(begin, 1), begin + 2, i => !char.IsWhiteSpace(text[i - 1]) && IsBoundary(text, i + 1));

    private static bool IsBoundary(string text, int at) => at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]);

    private static int UrlLength(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (!rest.StartsWith("https://", StringComparison.Ordinal) && !rest.StartsWith("http://", StringComparison.Ordinal))
        {
            return 0;
        }

        var length = rest.IndexOfAny(EndsOfUrls);
        return rest[..(length < 0 ? rest.Length : length)].TrimEnd(".,;:!?)*_~").Length;
    }

    private static Html ShowUrl(string text)
    {
        var url = SlackText.Unescape(text);
        return MrkdwnEntity.Link(url, url);
    }

    private static int AppendCharacter(StringBuilder plain, string text, int at)
    {
        foreach (var (escape, character) in MrkdwnEntity.Escapes)
        {
            if (text.AsSpan(at).StartsWith(escape, StringComparison.Ordinal))
            {
                plain.Append(character);
                return escape.Length;
            }
        }

        plain.Append(text[at]);
        return 1;
    }

    private static Html Take(StringBuilder plain)
    {
        var html = Html.Encode(plain.ToString());
        plain.Clear();
        return html;
    }
}
