using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace SlackGen;

/// <summary>Writes a table as text in columns, for letters of equal width.</summary>
internal static class TextTable
{
    // A column of a single long cell does not make every row long.
    private const int MaxWidth = 40;

    public static string Format(Table table)
    {
        var rows = table.OfType<TableRow>()
            .Select(row => row.OfType<TableCell>().Select(c => string.Join(' ', c.OfType<LeafBlock>().Select(b => MarkdownText.Plain(b.Inline).ReplaceLineEndings(" ")))).ToList())
            .ToList();
        var widths = Enumerable.Range(0, rows.Max(r => r.Count)).Select(c => Math.Min(rows.Max(r => c < r.Count ? r[c].Length : 0), MaxWidth)).ToList();
        var text = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            Append(text, rows[i], widths);
            if (i == 0)
            {
                Append(text, [.. widths.Select(w => new string('-', w))], widths);
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, List<string> cells, List<int> widths)
    {
        text.Append(string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
    }
}
