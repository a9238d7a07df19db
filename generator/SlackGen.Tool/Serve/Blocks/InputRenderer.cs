using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows fields for text, numbers, dates and files, and groups of choices.</summary>
/// <param name="surface">The message or view.</param>
internal sealed class InputRenderer(Surface surface)
{
    /// <summary>Shows checkboxes or radio buttons.</summary>
    /// <param name="element">The element.</param>
    /// <param name="frame">What it has from its block.</param>
    /// <param name="type">The type of the fields, <c>checkbox</c> or <c>radio</c>.</param>
    public Html ShowChoices(JsonObject element, ElementFrame frame, string type)
    {
        var chosen = surface.ValuesOf(element, frame.Key);
        var options = element.Objects("options").Select(option => Html.Format($"""
            <label><input type="{type}" id="{frame.Id}-{Ids.Of(option.Text("value") ?? "")}" name="{frame.Key}" value="{option.Text("value")}"{Html.If(chosen.Contains(option.Text("value")), $" checked")}{Auto(frame)}> <span>{TextObject.Show(option.Object("text"), surface.Names)}{Html.If(option.Object("description") is not null, $"<small>{TextObject.Show(option.Object("description"), surface.Names)}</small>")}</span></label>
            """));
        return Html.Format($"""<span class="choices" id="{frame.Id}" role="{(type == "radio" ? "radiogroup" : "group")}"{frame.Aria}>{frame.Listing}{options}{frame.Apply}</span>""");
    }

    /// <summary>Shows a field of one line.</summary>
    /// <param name="element">The element.</param>
    /// <param name="frame">What it has from its block.</param>
    /// <param name="type">The type of the field, <c>date</c>.</param>
    public Html ShowField(JsonObject element, ElementFrame frame, string type)
    {
        var limits = type == "number"
            ? Html.Format($" step=\"{(element.Flag("is_decimal_allowed") ? "any" : "1")}\"")
                + Html.If(element.Number("min_value") is not null, $" min=\"{element.Text("min_value")}\"")
                + Html.If(element.Number("max_value") is not null, $" max=\"{element.Text("max_value")}\"")
            : Html.Empty;
        var zone = type switch
        {
            "datetime-local" => "UTC",
            "time" => element.Text("timezone"),
            _ => null,
        };
        return Html.Format($"""
            <span class="field">{frame.Listing}<input type="{type}" id="{frame.Id}" name="{frame.Key}" value="{surface.ValueOf(element, frame.Key)}"{frame.Aria}{limits}{Common(element, frame)}>{Html.If(zone is not null, $"""<small class="hint">{zone}</small>""")}{frame.Apply}</span>
            """);
    }

    /// <summary>Shows a field for plain text of one or several lines.</summary>
    public Html ShowText(JsonObject element, ElementFrame frame)
    {
        var limits = Html.If(element.Integer("max_length") is not null, $" maxlength=\"{element.Integer("max_length") ?? 0}\"")
            + Html.If(element.Integer("min_length") is > 0, $" minlength=\"{element.Integer("min_length") ?? 0}\"");
        var value = surface.ValueOf(element, frame.Key);
        return element.Flag("multiline")
            ? Area(element, frame, value, limits, rows: 4)
            : Html.Format($"""<span class="field">{frame.Listing}<input type="text" id="{frame.Id}" name="{frame.Key}" value="{value}" autocomplete="off"{frame.Aria}{limits}{Common(element, frame)}>{frame.Apply}</span>""");
    }

    /// <summary>Shows a field for text that the app receives as formatted text.</summary>
    public Html ShowRichText(JsonObject element, ElementFrame frame) =>
        Area(element, frame, surface.ValueOf(element, frame.Key), Html.Empty, Math.Clamp(element.Integer("min_lines") ?? 3, 1, 20));

    /// <summary>Shows a field for files.</summary>
    public static Html ShowFile(JsonObject element, ElementFrame frame)
    {
        var types = string.Join(',', element.Texts("filetypes").Select(t => "." + t));
        return Html.Format($"""
            <span class="field">{frame.Listing}<input type="file" id="{frame.Id}" name="{frame.Key}"{frame.Aria}{Html.If(types.Length > 0, $" accept=\"{types}\"")}{Html.If((element.Integer("max_files") ?? 10) > 1, $" multiple")}></span>
            """);
    }

    private static Html Area(JsonObject element, ElementFrame frame, string? value, Html limits, int rows) => Html.Format($"""
        <span class="field">{frame.Listing}<textarea id="{frame.Id}" name="{frame.Key}" rows="{rows}"{frame.Aria}{limits}{Common(element, frame)}>
        {value}</textarea>{frame.Apply}</span>
        """);

    private static Html Common(JsonObject element, ElementFrame frame) =>
        Html.If(element.PlainText("placeholder") is not null, $" placeholder=\"{element.PlainText("placeholder")}\"")
        + Html.If(element.Flag("focus_on_load"), $" autofocus")
        + Auto(frame);

    private static Html Auto(ElementFrame frame) => Html.If(frame.Dispatches, $" data-auto");
}
