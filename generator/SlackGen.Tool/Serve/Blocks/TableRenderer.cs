using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows tables and data tables.</summary>
/// <param name="surface">The message or view.</param>
/// <param name="elements">Shows the buttons in cells.</param>
/// <param name="rich">Shows formatted cells.</param>
internal sealed class TableRenderer(Surface surface, ElementRenderer elements, RichText rich)
{
    /// <summary>Shows a table. Its first row is a heading.</summary>
    public Html ShowTable(JsonObject block)
    {
        var settings = block.List("column_settings").ToList();
        return ShowRows(Rows(block), null, (cell, column) => ShowCell(cell, ""), column => settings.ElementAtOrDefault(column), rowHeader: null);
    }

    /// <summary>Shows a data table with its caption.</summary>
    public Html ShowDataTable(JsonObject block, string id) => ShowRows(
        Rows(block),
        block.Text("caption"),
        (cell, column) => ShowCell(cell, id),
        _ => null,
        block.Integer("row_header_column_index") ?? 0);

    private static List<List<JsonNode?>> Rows(JsonObject block) => [.. block.List("rows").OfType<JsonArray>().Select(r => r.ToList())];

    private static Html ShowRows(List<List<JsonNode?>> rows, string? caption, Func<JsonNode?, int, Html> show, Func<int, JsonNode?> setting, int? rowHeader)
    {
        Html Cell(JsonNode? cell, int column, string tag, string attributes = "") =>
            Html.Format($"<{new Html(tag)}{new Html(attributes)} class=\"{Align(setting(column), cell)}\">{show(cell, column)}</{new Html(tag)}>");
        var head = rows.FirstOrDefault() ?? [];
        return Html.Format($"""
            <div class="scroll" tabindex="0" role="region" aria-label="{caption ?? "Table"}"><table>{Html.If(caption is not null, $"<caption>{caption}</caption>")}<thead><tr>{head.Select((c, i) => Cell(c, i, "th", " scope=\"col\""))}</tr></thead>
            <tbody>{rows.Skip(1).Select(r => Html.Format($"<tr>{r.Select((c, i) => i == rowHeader ? Cell(c, i, "th", " scope=\"row\"") : Cell(c, i, "td"))}</tr>"))}</tbody></table></div>
            """);
    }

    private static string Align(JsonNode? setting, JsonNode? cell)
    {
        var align = setting.Text("align") is "left" or "center" or "right" ? setting.Text("align")! : cell.Text("type") == "raw_number" ? "right" : "left";
        return align + (setting.Flag("is_wrapped") ? " wrapped" : "");
    }

    private Html ShowCell(JsonNode? cell, string blockId) => cell.Text("type") switch
    {
        null => Html.Empty,
        "rich_text" => rich.Show(cell!.AsObject()),
        "raw_text" => Html.Encode(cell.Text("text")),
        "raw_number" => Html.Encode(cell.Text("text") ?? cell.Number("value")?.ToString(CultureInfo.InvariantCulture)),
        "action_cell" when cell.Object("element") is { } button => ShowButton(button, new ElementKey(blockId, button.Text("action_id") ?? "")),
        var unknown => Unsupported.Show("cell", unknown),
    };

    private Html ShowButton(JsonObject button, ElementKey key) => elements.Show(button, new ElementFrame(key, surface.CreateId(key), button.PlainText("text") ?? "button"));
}
