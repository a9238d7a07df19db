using System.Text.RegularExpressions;

namespace SlackGen.Tool.Serve;

/// <summary>Shows standard Markdown within a paragraph: bold, italic and struck text, code, links and emoji.</summary>
internal static partial class StandardMarkdownInline
{
    private const int MaxDepth = 8;

    public static Html Show(string text) => Show(text, 0);

    private static Html Show(string text, int depth)
    {
        var html = Html.Empty;
        while (depth < MaxDepth && Piece().Match(text) is { Success: true } piece)
        {
            html += Html.Encode(text[..piece.Index]) + ShowPiece(piece, depth + 1);
            text = text[(piece.Index + piece.Length)..];
        }

        return html + Html.Encode(text);
    }

    private static Html ShowPiece(Match piece, int depth) => piece.Groups switch
    {
        var g when g["code"].Success => Html.Format($"<code>{g["code"].Value}</code>"),
        var g when g["escaped"].Success => Html.Encode(g["escaped"].Value),
        var g when g["url"].Success => MrkdwnEntity.Link(g["url"].Value, g["label"].Value),
        var g when g["bare"].Success => MrkdwnEntity.Link(g["bare"].Value, g["bare"].Value),
        var g when g["bold"].Success => Html.Format($"<strong>{Show(g["bold"].Value, depth)}</strong>"),
        var g when g["italic"].Success => Html.Format($"<em>{Show(g["italic"].Value, depth)}</em>"),
        var g when g["strike"].Success => Html.Format($"<s>{Show(g["strike"].Value, depth)}</s>"),
        var g => Emoji.Show(g["emoji"].Value),
    };

    [GeneratedRegex("""
        `(?<code>[^`\n]+)` | \\(?<escaped>[\\`*_{}\[\]()#+\-.!~|>]) | !?\[(?<label>[^\]\n]*)\]\((?<url>[^)\s]+)(?:\s+"[^"]*")?\) | (?<bare>https?://[^\s<>")]+[^\s<>").,;:!?])
        | \*\*(?<bold>(?=\S).+?(?<=\S))\*\* | __(?<bold>(?=\S).+?(?<=\S))__ | ~~(?<strike>(?=\S).+?(?<=\S))~~
        | \*(?<italic>(?=\S)[^*\n]+(?<=\S))\* | \b_(?<italic>(?=\S)[^_\n]+(?<=\S))_\b | :(?<emoji>[a-z0-9_+\-']+):
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Piece();
}
