using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>Creates the <c>rich_text</c> block that Slack adds to a message that has text and no blocks.</summary>
internal static partial class RichText
{
    /// <summary>Returns the block, without an ID.</summary>
    /// <param name="text">The text as Slack keeps it.</param>
    /// <param name="isLiteral">Whether the text has no markup: <c>mrkdwn</c> is false.</param>
    public static JsonObject Create(string text, bool isLiteral = false) => new()
    {
        ["type"] = "rich_text",
        ["elements"] = isLiteral ? new JsonArray(Part("rich_text_section", [Literal(text, Style.None)])) : Parts(text),
    };

    [Flags]
    private enum Style
    {
        None = 0,
        Bold = 1,
        Italic = 2,
        Strike = 4,
        Code = 8,
    }

    private static JsonArray Parts(string text)
    {
        var parts = new JsonArray();
        foreach (Match match in Block().Matches(text))
        {
            if (match.Groups["code"] is { Success: true } code)
            {
                parts.Add(Part("rich_text_preformatted", [Literal(code.Value.Trim('\n'), Style.None)]));
            }
            else if (match.Groups["quote"].Success)
            {
                parts.Add(Part("rich_text_quote", Inline(QuoteMark().Replace(match.Value.TrimEnd('\n'), ""), Style.None)));
            }
            else
            {
                parts.Add(Part("rich_text_section", Inline(match.Value, Style.None)));
            }
        }

        return parts;
    }

    private static JsonObject Part(string type, IEnumerable<JsonNode> elements) => new() { ["type"] = type, ["elements"] = new JsonArray([.. elements]) };

    private static List<JsonNode> Inline(string text, Style style)
    {
        var elements = new List<JsonNode>();
        var end = 0;
        foreach (Match match in Piece().Matches(text))
        {
            if (match.Index > end)
            {
                elements.Add(Literal(text[end..match.Index], style));
            }

            end = match.Index + match.Length;
            elements.AddRange(Elements(match, style));
        }

        if (end < text.Length)
        {
            elements.Add(Literal(text[end..], style));
        }

        return elements;
    }

    private static List<JsonNode> Elements(Match match, Style style)
    {
        foreach (var (group, added) in new[] { ("bold", Style.Bold), ("italic", Style.Italic), ("strike", Style.Strike) })
        {
            if (match.Groups[group] is { Success: true, Value: var inner })
            {
                return Inline(inner, style | added);
            }
        }

        if (match.Groups["code"] is { Success: true, Value: var code })
        {
            return [Literal(code, style | Style.Code)];
        }

        return [match.Groups["emoji"] is { Success: true, Value: var emoji } ? Emoji(emoji) : Reference(match.Groups["reference"].Value, style)];
    }

    private static JsonObject Literal(string text, Style style) => Styled(new JsonObject { ["type"] = "text", ["text"] = MrkdwnText.Unescape(text) }, style);

    private static JsonObject Emoji(string code)
    {
        var parts = code.Split("::skin-tone-");
        var emoji = new JsonObject { ["type"] = "emoji", ["name"] = parts[0] };
        if (parts is [_, var tone])
        {
            emoji["skin_tone"] = tone[0] - '0';
        }

        return emoji;
    }

    private static JsonObject Reference(string reference, Style style)
    {
        var bar = reference.IndexOf('|', StringComparison.Ordinal);
        var target = bar < 0 ? reference : reference[..bar];
        var label = bar < 0 ? null : MrkdwnText.Unescape(reference[(bar + 1)..]);
        var element = target switch
        {
            _ when target[0] == '@' => new JsonObject { ["type"] = "user", ["user_id"] = target[1..] },
            _ when target[0] == '#' => new JsonObject { ["type"] = "channel", ["channel_id"] = target[1..] },
            "!here" or "!channel" or "!everyone" => new JsonObject { ["type"] = "broadcast", ["range"] = target[1..] },
            _ when target.StartsWith("!subteam^", StringComparison.Ordinal) => new JsonObject { ["type"] = "usergroup", ["usergroup_id"] = target["!subteam^".Length..] },
            _ when target[0] == '!' => new JsonObject { ["type"] = "text", ["text"] = label ?? target },
            _ => Link(MrkdwnText.Unescape(target), label),
        };
        return Styled(element, style);
    }

    private static JsonObject Link(string url, string? label)
    {
        var link = new JsonObject { ["type"] = "link", ["url"] = url };
        if (label is not null)
        {
            link["text"] = label;
        }

        return link;
    }

    private static JsonObject Styled(JsonObject element, Style style)
    {
        if (style != Style.None)
        {
            var looks = new JsonObject();
            foreach (var one in Enum.GetValues<Style>().Where(s => s != Style.None && style.HasFlag(s)))
            {
                looks[one.ToString().ToLowerInvariant()] = true;
            }

            element["style"] = looks;
        }

        return element;
    }

    [GeneratedRegex("""```(?<code>.+?)```\n?|(?<quote>(?:^&gt; ?[^\n]*(?:\n|$))+)|(?:(?!```.+?```)(?!(?<=^)&gt;).)(?:(?!```.+?```)(?!(?<=\n)&gt;).)*""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("""^&gt; ?""", RegexOptions.Multiline)]
    private static partial Regex QuoteMark();

    [GeneratedRegex("""
        <(?<reference>[^<>]+)>
        |`(?<code>[^`\n]+)`
        |(?<![\w*])\*(?<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])
        |(?<![\w_])_(?<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?![\w_])
        |(?<![\w~])~(?<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])
        |(?<![\w:]):(?<emoji>(?=[^:]*[a-z]|[+-]1:|100:)[a-z0-9_+'-]+(?:::skin-tone-[2-6])?):(?!\w)
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Piece();
}
