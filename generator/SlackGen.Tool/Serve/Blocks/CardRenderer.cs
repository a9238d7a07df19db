using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows cards, carousels and containers.</summary>
/// <param name="surface">The message or view.</param>
/// <param name="elements">Shows the buttons of cards.</param>
/// <param name="blocks">Shows the blocks in containers.</param>
internal sealed class CardRenderer(Surface surface, ElementRenderer elements, BlockRenderer blocks)
{
    public Html Show(JsonObject card, string blockId) => Html.Format($"""
        <div class="framed card">{Image(card, "hero_image", "large")}
        <p>{Image(card, "icon", "icon")} <strong>{Text(card, "title")}</strong>{Html.If(card.ContainsKey("subtitle"), $"<br><small>{Text(card, "subtitle")}</small>")}</p>
        {Html.If(card.ContainsKey("body"), $"<div>{Text(card, "body")}</div>")}{Html.If(card.ContainsKey("subtext"), $"<small>{Text(card, "subtext")}</small>")}
        {Html.If(card.ContainsKey("actions"), $"""<div class="actions">{card.Objects("actions").Select(b => ShowButton(b, new ElementKey(blockId, b.Text("action_id") ?? "")))}</div>""")}</div>
        """);

    public Html ShowCarousel(JsonObject block, string blockId) => Html.Format($"""
        <div class="carousel" role="group" aria-label="Cards" tabindex="0">{block.Objects("elements").Select(c => Show(c, c.Text("block_id") ?? blockId))}</div>
        """);

    public Html ShowContainer(JsonObject block, string blockId, RichText rich)
    {
        var title = Html.Format($"""
            {Image(block, "icon", "icon")} {(block.Object("rich_text_title") is { } formatted ? rich.Show(formatted) : Html.Format($"<strong>{Text(block, "title")}</strong>"))}{Html.If(block.ContainsKey("subtitle"), $" <small>{Text(block, "subtitle")}</small>")}
            """);
        var width = block.Text("width") is "narrow" or "wide" or "full" ? block.Text("width")! : "standard";
        var content = blocks.ShowAll(block.Objects("child_blocks"), blockId);
        return block.Flag("is_collapsible")
            ? Html.Format($"""<details class="framed container {width}"{Html.If(!block.Flag("default_collapsed"), $" open")}><summary>{title}</summary>{content}</details>""")
            : Html.Format($"""<div class="framed container {width}"><div>{title}</div>{Html.If(block.Flag("has_header_divider"), $"<hr>")}{content}</div>""");
    }

    private Html ShowButton(JsonObject button, ElementKey key) => elements.Show(button, new ElementFrame(key, surface.CreateId(key), button.PlainText("text") ?? "button"));

    private Html Text(JsonObject holder, string field) => TextObject.Show(holder.Object(field), surface.Names);

    private static Html Image(JsonObject holder, string field, string style) => holder.Object(field) is { } image ? Images.Show(image, style) : Html.Empty;
}
