namespace SlackGen.Tool.Serve;

/// <summary>Shows text in Slack's markup: paragraphs, quotations and blocks of code. <see cref="MrkdwnInline"/> shows what stands in a line.</summary>
internal static class Mrkdwn
{
    private const string Fence = "```";

    /// <summary>Shows a text with its markup.</summary>
    /// <param name="text">The text, in which <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> are escaped.</param>
    /// <param name="names">The names of users and channels.</param>
    /// <param name="verbatim">Whether URLs without markup stay as they are.</param>
    public static Html Show(string? text, Names names, bool verbatim = false)
    {
        var html = Html.Empty;
        var rest = text ?? "";
        while (rest.IndexOf(Fence, StringComparison.Ordinal) is var begin and >= 0
            && rest.IndexOf(Fence, begin + Fence.Length, StringComparison.Ordinal) is var end and >= 0)
        {
            var code = rest[(begin + Fence.Length)..end];
            html += ShowLines(rest[..begin].TrimEnd('\n'), names, verbatim) + Html.Format($"<pre>{MrkdwnInline.ShowCode(code.Trim('\n'), names)}</pre>");
            rest = rest[(end + Fence.Length)..];
            rest = rest.StartsWith('\n') ? rest[1..] : rest;
        }

        return html + ShowLines(rest, names, verbatim);
    }

    private static Html ShowLines(string text, Names names, bool verbatim)
    {
        if (text.Length == 0)
        {
            return Html.Empty;
        }

        var html = Html.Empty;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length;)
        {
            var count = lines.Skip(i).TakeWhile(l => IsQuote(l) == IsQuote(lines[i])).Count();
            if (lines[i].StartsWith("&gt;&gt;&gt;", StringComparison.Ordinal))
            {
                lines[i] = lines[i]["&gt;&gt;".Length..];
                (count, lines) = (lines.Length - i, [.. lines[..(i + 1)], .. lines[(i + 1)..].Select(l => "&gt;" + l)]);
            }

            html += IsQuote(lines[i])
                ? Html.Format($"<blockquote>{MrkdwnInline.Show(string.Join('\n', lines[i..(i + count)].Select(Unquote)), names, verbatim)}</blockquote>")
                : MrkdwnInline.Show(string.Join('\n', lines[i..(i + count)]), names, verbatim);
            i += count;
        }

        return html;
    }

    private static bool IsQuote(string line) => line.StartsWith("&gt;", StringComparison.Ordinal) || line.StartsWith('>');

    private static string Unquote(string line) => line[(line.StartsWith('>') ? 1 : "&gt;".Length)..].TrimStart(' ');
}
