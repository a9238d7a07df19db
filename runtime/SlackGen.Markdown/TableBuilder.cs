using Markdig.Extensions.Tables;
using Markdig.Syntax;
using SlackGen.Types;
using IBlock = SlackGen.Types.IBlock;

namespace SlackGen;

/// <summary>Converts a table to table blocks within the documented bounds. Long tables become several, each with the header.</summary>
internal static class TableBuilder
{
    /// <summary>The number of characters in the cells of all tables of a message.</summary>
    public const int MaxLength = 10_000;

    private const int MaxRows = 100;
    private const int MaxColumns = 20;

    /// <summary>Returns the blocks; none if the table is too wide.</summary>
    public static IReadOnlyList<IBlock> Build(Table table)
    {
        var rows = table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(ToCell).ToList()).ToList();
        var columns = rows.Max(r => r.Count);
        if (columns > MaxColumns || rows.Skip(1).Select(r => Length(rows[0]) + Length(r)).Append(Length(rows[0])).Max() > MaxLength)
        {
            return [];
        }

        foreach (var row in rows)
        {
            row.AddRange(Enumerable.Range(row.Count, columns - row.Count).Select(_ => new RawText(" ")));
        }

        var settings = Settings(table, columns);
        var blocks = new List<IBlock>();
        List<List<ITableCell>> part = [rows[0]];
        foreach (var row in rows.Skip(1))
        {
            if (part.Count == MaxRows || part.Sum(Length) + Length(row) > MaxLength)
            {
                blocks.Add(new TableBlock { Rows = part, ColumnSettings = settings });
                part = [rows[0]];
            }

            part.Add(row);
        }

        blocks.Add(new TableBlock { Rows = part, ColumnSettings = settings });
        return blocks;
    }

    /// <summary>Returns the number of characters in cells.</summary>
    public static int Length(IEnumerable<ITableCell?> cells) => cells.Sum(c => c switch
    {
        RawText raw => raw.Text.Length,
        RichTextBlock rich => rich.Elements.OfType<RichTextSection>().SelectMany(s => s.Elements).Sum(e => e switch
        {
            RichTextText text => text.Text.Length,
            RichTextLink link => (link.Text ?? link.Url).Length,
            RichTextEmoji emoji => emoji.Name.Length,
            _ => 0,
        }),
        _ => 0,
    });

    private static ITableCell ToCell(TableCell cell)
    {
        var pieces = new RichTextPieces();
        foreach (var paragraph in cell.OfType<LeafBlock>())
        {
            pieces.Add(paragraph.Inline, Looks.None);
        }

        return pieces.Take() switch
        {
            [] => new RawText(" "),
            [RichTextText { Style: null } text] => new RawText(text.Text),
            var elements => new RichTextBlock { Elements = [new RichTextSection { Elements = elements }] },
        };
    }

    private static List<TableColumnSettings?>? Settings(Table table, int columns)
    {
        List<TableColumnSettings?> settings = [.. table.ColumnDefinitions.Take(columns).Select(c => c.Alignment switch
        {
            TableColumnAlign.Center => new TableColumnSettings { Align = ColumnAlignment.Center },
            TableColumnAlign.Right => new TableColumnSettings { Align = ColumnAlignment.Right },
            TableColumnAlign.Left or null => null,
        })];
        return settings.Any(s => s is not null) ? settings : null;
    }
}
