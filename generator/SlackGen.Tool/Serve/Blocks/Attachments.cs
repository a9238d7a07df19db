using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows the attachments of a message: blocks beside a colored bar, or the fields of older attachments.</summary>
internal static class Attachments
{
    public static Html Show(JsonObject message, Surface surface, BlockRenderer blocks) => Html.Join(message.Objects("attachments").Select(a => Html.Format($"""
        <div class="attachment">{Swatch.ShowBar(a.Text("color"))}<div>{Markup(a, "pretext", surface)}{(a["blocks"] is JsonArray ? blocks.ShowAll(a.Objects("blocks")) : ShowFields(a, surface))}</div></div>
        """)));

    private static Html ShowFields(JsonObject attachment, Surface surface) => Html.Format($"""
        {Html.If(attachment.Text("author_name") is not null, $"<p><small>{MrkdwnEntity.Link(attachment.Text("author_link"), attachment.Text("author_name"))}</small></p>")}
        {Html.If(attachment.Text("title") is not null, $"<p><strong>{MrkdwnEntity.Link(attachment.Text("title_link"), attachment.Text("title"))}</strong></p>")}
        {(attachment.Text("text") is null && attachment.Text("title") is null ? Markup(attachment, "fallback", surface) : Markup(attachment, "text", surface))}
        {Html.If(attachment["fields"] is JsonArray, $"""<div class="fields">{attachment.Objects("fields").Select(f => Html.Format($"<div><strong>{f.Text("title")}</strong><br>{Mrkdwn.Show(f.Text("value"), surface.Names)}</div>"))}</div>""")}
        {Image(attachment, "image_url", "large")}{Image(attachment, "thumb_url", "thumbnail")}
        {Html.If(attachment.Text("footer") is not null, $"<p><small>{attachment.Text("footer")}</small></p>")}
        """);

    private static Html Markup(JsonObject attachment, string field, Surface surface) =>
        Html.If(attachment.Text(field) is { Length: > 0 }, $"<div>{Mrkdwn.Show(attachment.Text(field), surface.Names)}</div>");

    private static Html Image(JsonObject attachment, string field, string style) => attachment.Text(field) is { } url
        ? Images.Show(new JsonObject { ["image_url"] = url, ["alt_text"] = attachment.Text("fallback") ?? "" }, style)
        : Html.Empty;
}
