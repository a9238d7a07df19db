using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows videos, files, calls and links to workflows: blocks about something that is not in the message.</summary>
internal static class MediaBlocks
{
    // The page does not embed other sites, so a video is a link with its picture.
    public static Html ShowVideo(JsonObject block, Names names) => Html.Format($"""
        <figure class="framed video"><figcaption>{Html.If(block.Text("provider_name") is not null || block.Text("author_name") is not null, $"""<small>{string.Join(" · ", new[] { block.Text("provider_name"), block.Text("author_name") }.OfType<string>())}</small><br>""")}<strong>{MrkdwnEntity.Link(block.Text("title_url") ?? block.Text("video_url"), block.PlainText("title"))}</strong>{Html.If(block.Object("description") is not null, $"<br>{TextObject.Show(block.Object("description"), names)}")}</figcaption>
        {ShowThumbnail(block)}</figure>
        """);

    public static Html ShowFile(JsonObject block) => Html.Format($"""
        <div class="framed file">📄 {MrkdwnEntity.Link(block.Object("file").Text("permalink") ?? block.Object("file").Text("external_url"), block.Object("file").Text("title") ?? block.Text("external_id"))} <small>{block.Text("source")}</small></div>
        """);

    public static Html ShowCall(JsonObject block)
    {
        var call = block.Object("call").Object("v1");
        var isOver = call.Flag("has_ended");
        return Html.Format($"""
            <div class="framed call">📞 <strong>{call.Text("name") ?? "Call"}</strong> {(isOver ? "has ended" : "")}{Html.If(!isOver && SafeUrl.ForLink(call.Text("join_url")) is not null, $" <a class=\"button primary\" href=\"{SafeUrl.ForLink(call.Text("join_url"))}\" target=\"_blank\" rel=\"noopener noreferrer\">Join</a>")} <small>{call.Text("id") ?? block.Text("call_id")}</small></div>
            """);
    }

    public static Html ShowShortcut(JsonObject block) => Html.Format($"""
        <div class="framed"><strong>{block.Text("title")}</strong><p>{block.Text("description")}</p>{Html.If(block.Text("button_label") is not null, $"""<button type="button" class="button" disabled title="Workflows do not run here.">{block.Text("button_label")}</button>""")}</div>
        """);

    private static Html ShowThumbnail(JsonObject block)
    {
        var image = Images.Show(new JsonObject { ["image_url"] = block.Text("thumbnail_url"), ["alt_text"] = block.Text("alt_text") }, "large");
        return SafeUrl.ForWeb(block.Text("video_url")) is { } url
            ? Html.Format($"""<a class="play" href="{url}" target="_blank" rel="noopener noreferrer">{image}<span>▶ Play</span></a>""")
            : image;
    }
}
