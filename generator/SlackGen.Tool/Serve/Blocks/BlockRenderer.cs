using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows blocks of messages, modals and the Home tab.</summary>
internal sealed class BlockRenderer
{
    private readonly Surface surface;
    private readonly Names names;
    private readonly ElementRenderer elements;
    private readonly RichText rich;
    private readonly CardRenderer cards;
    private readonly TableRenderer tables;

    /// <param name="surface">The message or view.</param>
    public BlockRenderer(Surface surface)
    {
        (this.surface, names) = (surface, surface.Names);
        elements = new ElementRenderer(surface);
        rich = new RichText(names);
        cards = new CardRenderer(surface, elements, this);
        tables = new TableRenderer(surface, elements, rich);
    }

    /// <summary>Shows blocks from top to bottom.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="holderId">The <c>block_id</c> of the block that holds them; empty for the message or view itself.</param>
    public Html ShowAll(IEnumerable<JsonObject> blocks, string holderId = "") => Html.Join(blocks.Select(b =>
        Html.Format($"""<div class="block">{Show(b, b.Text("block_id") ?? holderId)}</div>""")));

    private Html Show(JsonObject block, string id) => block.Text("type") switch
    {
        "section" => ShowSection(block, id),
        "actions" => Html.Format($"""<div class="actions">{ShowElements(block, id)}</div>"""),
        "context" => Html.Format($"""<div class="context">{block.Objects("elements").Select(ShowContextElement)}</div>"""),
        "context_actions" => Html.Format($"""<div class="actions small">{ShowElements(block, id)}</div>"""),
        "divider" => new Html("<hr>"),
        "header" => ShowHeader(block),
        "image" => Html.Format($"""<figure>{Html.If(block.Object("title") is not null, $"<figcaption>{TextObject.Show(block.Object("title"), names)}</figcaption>")}{Images.Show(block, "large")}</figure>"""),
        "input" => ShowInput(block, id),
        "rich_text" => rich.Show(block),
        "markdown" => StandardMarkdown.Show(block.Text("text")),
        "video" => MediaBlocks.ShowVideo(block, names),
        "file" => MediaBlocks.ShowFile(block),
        "call" => MediaBlocks.ShowCall(block),
        "share_shortcut" => MediaBlocks.ShowShortcut(block),
        "table" => tables.ShowTable(block),
        "data_table" => tables.ShowDataTable(block, id),
        "data_visualization" => Chart.Show(block),
        "task_card" => TaskCards.Show(block, rich),
        "plan" => TaskCards.ShowPlan(block, rich),
        "alert" => ShowAlert(block),
        "card" => cards.Show(block, id),
        "carousel" => cards.ShowCarousel(block, id),
        "container" => cards.ShowContainer(block, id, rich),
        var unknown => Unsupported.Show("block", unknown),
    };

    private Html ShowSection(JsonObject block, string id)
    {
        var label = PlainLabel(block.Text("text") is null ? block.PlainText("text") : null);
        return Html.Format($"""
            <div class="section"><div class="text">{TextObject.Show(block.Object("text"), names)}{Html.If(block["fields"] is JsonArray, $"""<div class="fields">{block.Objects("fields").Select(f => Html.Format($"<div>{TextObject.Show(f, names)}</div>"))}</div>""")}</div>{(block.Object("accessory") is { } accessory ? Html.Format($"""<div class="accessory">{elements.Show(accessory, Frame(accessory, id, label))}</div>""") : Html.Empty)}</div>
            """);
    }

    private Html ShowElements(JsonObject block, string id) => Html.Join(block.Objects("elements").Select(e => elements.Show(e, Frame(e, id, null))));

    private Html ShowContextElement(JsonObject element) => element.Text("type") == "image"
        ? Images.Show(element, "icon")
        : Html.Format($"<span>{TextObject.Show(element, names)}</span>");

    // Headings of messages stand below those of the page.
    private Html ShowHeader(JsonObject block)
    {
        var level = Math.Clamp(block.Integer("level") ?? 1, 1, 4);
        return Html.Format($"""<p class="heading level-{level}" role="heading" aria-level="{Math.Min(level + 3, 6)}">{TextObject.Show(block.Object("text"), names)}</p>""");
    }

    private Html ShowAlert(JsonObject block)
    {
        var level = block.Text("level") is "info" or "warning" or "error" or "success" ? block.Text("level")! : "default";
        return Html.Format($"""<div class="alert {level}" role="note">{TextObject.Show(block.Object("text"), names)}</div>""");
    }

    private Html ShowInput(JsonObject block, string blockId)
    {
        if (block.Object("element") is not { } element)
        {
            return Unsupported.Show("input", null);
        }

        var frame = Frame(element, blockId, block.PlainText("label"));
        var error = surface.Errors.GetValueOrDefault(blockId);
        frame = frame with
        {
            HasLabel = true,
            Dispatches = block.Flag("dispatch_action"),
            IsRequired = surface.Kind == SurfaceKind.Modal && !block.Flag("optional"),
            IsInvalid = error is not null,
            DescribedBy = string.Join(' ', new[] { block.Object("hint") is null ? "" : frame.Id + "-hint", error is null ? "" : frame.Id + "-error" }.Where(i => i.Length > 0)) is { Length: > 0 } ids ? ids : null,
        };
        var isGroup = element.Text("type") is "checkboxes" or "radio_buttons" || element.Text("type")?.StartsWith("multi_", StringComparison.Ordinal) == true;
        var caption = Html.Format($"""{Emoji.ShowAll(block.PlainText("label"))}{Html.If(block.Flag("optional"), $""" <small>(optional)</small>""")}""");
        return Html.Format($"""
            <div class="input{(error is null ? "" : " invalid")}">{(isGroup ? Html.Format($"""<span class="label" id="{frame.Id}-label">{caption}</span>""") : Html.Format($"""<label id="{frame.Id}-label" for="{frame.Id}">{caption}</label>"""))}
            {elements.Show(element, frame)}{Html.If(error is not null, $"""<p class="error" id="{frame.Id}-error" role="alert">{error}</p>""")}{Html.If(block.Object("hint") is not null, $"""<p class="hint" id="{frame.Id}-hint">{Emoji.ShowAll(block.PlainText("hint"))}</p>""")}</div>
            """);
    }

    private ElementFrame Frame(JsonObject element, string blockId, string? label)
    {
        var key = new ElementKey(blockId, element.Text("action_id") ?? "");
        return new ElementFrame(key, surface.CreateId(key), label ?? PlainLabel(element.PlainText("placeholder")) ?? TypeName(element.Text("type")));
    }

    private static string? PlainLabel(string? text) => text is { Length: > 0 and <= 150 } ? text : null;

    private static string TypeName(string? type) => (type ?? "element").Replace('_', ' ');
}
