using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows interactive elements as fields and buttons of the form around them.</summary>
/// <param name="surface">The message or view.</param>
internal sealed class ElementRenderer(Surface surface)
{
    private readonly MenuRenderer menus = new(surface);
    private readonly InputRenderer inputs = new(surface);

    /// <summary>Shows an element.</summary>
    public Html Show(JsonObject element, ElementFrame frame) => element.Text("type") switch
    {
        _ when !IsVisible(element) => Html.Empty,
        "button" => ShowButton(element, frame.Id, new ElementCommand(ElementVerb.Click, frame.Key), element.PlainText("text")),
        "workflow_button" => Html.Format($"""<button type="button" class="button {Style(element)}" disabled title="Workflows do not run here.">{Emoji.ShowAll(element.PlainText("text"))}</button>"""),
        "icon_button" => ShowButton(element, frame.Id, new ElementCommand(ElementVerb.Click, frame.Key), $"{(element.Text("icon") == "trash" ? "🗑️ " : "")}{element.PlainText("text")}"),
        "feedback_buttons" => ShowFeedback(element, frame),
        "image" => Images.Show(element, "thumbnail"),
        "overflow" => MenuRenderer.ShowOverflow(element, frame),
        "static_select" or "users_select" or "channels_select" or "conversations_select" => menus.ShowMenu(element, frame),
        "external_select" => menus.ShowExternal(element, frame, isMultiple: false),
        "multi_external_select" => menus.ShowExternal(element, frame, isMultiple: true),
        "multi_static_select" or "multi_users_select" or "multi_channels_select" or "multi_conversations_select" => menus.ShowMultiple(element, frame),
        "checkboxes" => inputs.ShowChoices(element, frame, "checkbox"),
        "radio_buttons" => inputs.ShowChoices(element, frame, "radio"),
        "datepicker" => inputs.ShowField(element, frame, "date"),
        "timepicker" => inputs.ShowField(element, frame, "time"),
        "datetimepicker" => inputs.ShowField(element, frame, "datetime-local"),
        "email_text_input" => inputs.ShowField(element, frame, "email"),
        "url_text_input" => inputs.ShowField(element, frame, "url"),
        "number_input" => inputs.ShowField(element, frame, "number"),
        "plain_text_input" => inputs.ShowText(element, frame),
        "rich_text_input" => inputs.ShowRichText(element, frame),
        "file_input" => InputRenderer.ShowFile(element, frame),
        var unknown => Unsupported.Show("element", unknown),
    };

    private static Html ShowFeedback(JsonObject element, ElementFrame frame) => Html.Format($"""
        <span class="feedback" role="group" aria-label="Feedback">{ShowFeedbackButton(element.Object("positive_button"), frame, "positive", "👍")}{ShowFeedbackButton(element.Object("negative_button"), frame, "negative", "👎")}</span>
        """);

    private static Html ShowFeedbackButton(JsonObject? button, ElementFrame frame, string side, string sign) => button is null
        ? Html.Empty
        : ShowButton(button, $"{frame.Id}-{side}", new ElementCommand(ElementVerb.Choose, frame.Key, button.Text("value")), $"{sign} {button.PlainText("text")}");

    private static Html ShowButton(JsonObject button, string id, ElementCommand command, string? text) => Html.Format($"""
        <button class="button {Style(button)}" id="{id}" name="{ElementCommand.Field}" value="{command.ToString()}"{Html.If(button.Text("accessibility_label") is not null, $" aria-label=\"{button.Text("accessibility_label")}\"")}{Html.If(SafeUrl.ForWeb(button.Text("url")) is not null, $" formtarget=\"_blank\"")}>{Emoji.ShowAll(text)}</button>
        """);

    private bool IsVisible(JsonObject element) => element["visible_to_user_ids"] is null || element.Texts("visible_to_user_ids").Contains(surface.Names.ViewerId);

    private static string Style(JsonObject element) => element.Text("style") is "primary" or "danger" ? element.Text("style")! : "";
}
