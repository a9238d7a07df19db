using System.Text.RegularExpressions;

namespace SlackGen.Tool.Serve;

/// <summary>Shows standard Markdown, as a <c>markdown</c> block has it: headings, lists, tasks, quotations, code, tables and rules.</summary>
internal static partial class StandardMarkdown
{
    private const int MaxQuoteDepth = 4;

    public static Html Show(string? text) => Show((text ?? "").ReplaceLineEndings("\n").Split('\n'), 0);

    private static Html Show(string[] lines, int depth)
    {
        var html = new List<Html>();
        for (var i = 0; i < lines.Length;)
        {
            var line = lines[i];
            if (string.IsNullOrWhiteSpace(line))
            {
                i++;
            }
            else if (Fence().Match(line.Trim()) is { Success: true } fence)
            {
                var code = lines.Skip(i + 1).TakeWhile(l => !l.TrimStart().StartsWith(fence.Groups["mark"].Value, StringComparison.Ordinal)).ToArray();
                html.Add(Html.Format($"<pre>{string.Join('\n', code)}</pre>"));
                i += code.Length + 2;
            }
            else if (Heading().Match(line) is { Success: true } heading)
            {
                // Headings of a message stand below those of the page.
                var level = heading.Length;
                html.Add(Html.Format($"""<p class="heading level-{level}" role="heading" aria-level="{Math.Min(level + 3, 6)}">{StandardMarkdownInline.Show(line[level..].TrimEnd().TrimEnd('#').Trim())}</p>"""));
                i++;
            }
            else if (Rule().IsMatch(line))
            {
                html.Add(new Html("<hr>"));
                i++;
            }
            else if (IsTable(lines, i))
            {
                var rows = lines.Skip(i).TakeWhile(l => l.Contains('|')).ToArray();
                html.Add(Table(rows));
                i += rows.Length;
            }
            else if (line.StartsWith('>') && depth < MaxQuoteDepth)
            {
                var quoted = lines.Skip(i).TakeWhile(l => l.StartsWith('>')).ToArray();
                html.Add(Html.Format($"<blockquote>{Show([.. quoted.Select(q => q[1..].TrimStart(' '))], depth + 1)}</blockquote>"));
                i += quoted.Length;
            }
            else if (Item().IsMatch(line))
            {
                var items = lines.Skip(i).TakeWhile(l => Item().IsMatch(l)).ToArray();
                html.Add(List(items));
                i += items.Length;
            }
            else
            {
                var paragraph = lines.Skip(i).TakeWhile((l, n) => n == 0 || (!string.IsNullOrWhiteSpace(l) && !BeginsBlock(l))).ToArray();
                html.Add(Html.Format($"<p>{Html.Join(paragraph.Select(StandardMarkdownInline.Show), "<br>")}</p>"));
                i += paragraph.Length;
            }
        }

        return Html.Join(html);
    }

    private static bool BeginsBlock(string line) => Fence().IsMatch(line.Trim()) || Heading().IsMatch(line) || Rule().IsMatch(line) || Item().IsMatch(line) || line.StartsWith('>');

    private static bool IsTable(string[] lines, int at) => lines[at].Contains('|') && at + 1 < lines.Length && TableRule().IsMatch(lines[at + 1].Trim());

    private static Html Table(string[] rows) => Html.Format($"""
        <div class="scroll"><table><thead><tr>{Cells(rows[0], "th")}</tr></thead><tbody>{rows.Skip(2).Select(r => Html.Format($"<tr>{Cells(r, "td")}</tr>"))}</tbody></table></div>
        """);

    private static Html Cells(string row, string tag) => Html.Join(
        row.Trim().Trim('|').Split('|').Select(c => new Html($"<{tag}>") + StandardMarkdownInline.Show(c.Trim()) + new Html($"</{tag}>")));

    private static Html List(string[] items)
    {
        var html = new List<Html>();
        foreach (var line in items)
        {
            var item = Item().Match(line);
            var indent = Math.Min(item.Groups["indent"].Length / 2, 4);
            var mark = item.Groups["mark"].Value is "-" or "*" or "+" ? "•" : item.Groups["mark"].Value;
            var task = item.Groups["task"].Value switch
            {
                "" => Html.Format($"{mark} "),
                "[ ]" => new Html("""<span role="img" aria-label="open">☐</span> """),
                _ => new Html("""<span role="img" aria-label="done">☑</span> """),
            };
            html.Add(Html.Format($"""<li class="indent-{indent}">{task}{StandardMarkdownInline.Show(item.Groups["text"].Value)}</li>"""));
        }

        return Html.Format($"""<ul class="marked">{html}</ul>""");
    }

    // Lines are trimmed before, because two runs of blanks in one pattern take quadratic time.
    [GeneratedRegex(@"^(?<mark>```+|~~~+)\s*[\w+#.-]*$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#{1,6}(?=\s+\S)")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?<indent>\s*)(?<mark>[-*+]|\d+[.)])\s+(?<task>\[[ xX]\])?\s*(?<text>.+)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")]
    private static partial Regex TableRule();
}
