using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows formatted text as Slack's editor produces it.</summary>
/// <param name="names">The names of users and channels.</param>
internal sealed class RichText(Names names)
{
    // A list may be indented 8 times.
    private const int MaxIndent = 8;

    /// <summary>Shows a rich text block.</summary>
    public Html Show(JsonObject block)
    {
        var html = Html.Empty;
        foreach (var part in block.Objects("elements"))
        {
            html += part.Text("type") switch
            {
                "rich_text_section" => Html.Format($"""<p class="rich">{Pieces(part)}</p>"""),
                "rich_text_list" => ShowList(part),
                "rich_text_quote" => Html.Format($"<blockquote>{Pieces(part)}</blockquote>"),
                "rich_text_preformatted" => Html.Format($"""<pre{Html.If(part.Text("language") is not null, $" data-language=\"{part.Text("language")}\"")}>{Pieces(part)}</pre>"""),
                var unknown => Unsupported.Show("part of a text", unknown),
            };
        }

        return html;
    }

    private Html ShowList(JsonObject list)
    {
        var indent = Math.Clamp(list.Integer("indent") ?? 0, 0, MaxIndent);
        var items = Html.Join(list.Objects("elements").Select(i => Html.Format($"<li>{Pieces(i)}</li>")));
        return list.Text("style") == "ordered"
            ? Html.Format($"""<ol class="rich indent-{indent}" start="{(list.Integer("offset") ?? 0) + 1}">{items}</ol>""")
            : Html.Format($"""<ul class="rich indent-{indent}">{items}</ul>""");
    }

    private Html Pieces(JsonObject part) => Html.Join(part.Objects("elements").Select(p => Style(p.Object("style"), Piece(p))));

    private Html Piece(JsonObject piece) => piece.Text("type") switch
    {
        "text" => Lines(piece.Text("text")),
        "link" => MrkdwnEntity.Link(piece.Text("url"), piece.Text("text") is { Length: > 0 } text ? text : piece.Text("url")),
        "user" or "canvas_user_mention" => names.MentionUser(piece.Text("user_id")),
        "channel" => names.MentionChannel(piece.Text("channel_id")),
        "usergroup" => names.MentionUsergroup(piece.Text("usergroup_id")),
        "team" => Names.MentionGroup(piece.Text("team_id")),
        "broadcast" => Names.MentionGroup(piece.Text("range")),
        "emoji" => Emoji.Show(piece.Text("name") ?? ""),
        "color" => Html.Format($"{Swatch.Show(piece.Text("value"))} <code>{piece.Text("value")}</code>"),
        "date" => SlackDate.Show(piece.Text("timestamp"), piece.Text("format"), piece.Text("url"), piece.Text("fallback"), names.Now),
        "tag" => Html.Format($"""<span class="tag tag-{TagColor(piece.Text("color"))}">{piece.Text("text")}</span>"""),
        "citation" => Html.Format($"<sup>[{MrkdwnEntity.Link(piece.Text("url"), piece.Text("index"))}]</sup>"),
        "canvas" or "file" or "list_record" => MrkdwnEntity.Link(piece.Text("url"), piece.Text("text") ?? piece.Text("file_id")),
        "message_mention" or "attachment_mention" or "work_object_mention" or "workflow_mention" => MrkdwnEntity.Link(piece.Text("url"), piece.Text("text") ?? piece.Text("url")),
        "canvas_message_unfurl" => names.MentionChannel(piece.Text("root_message_channel")),
        "workflowtoken" => Html.Format($"<code>{piece.Text("id")}</code>"),
        "salesforce_data_field" => Html.Encode(piece.Text("salesforce_field_label") ?? piece.Text("salesforce_record_id")),
        var unknown => Unsupported.Show("piece of a text", unknown),
    };

    private static Html Style(JsonObject? style, Html content)
    {
        foreach (var (name, tag) in (ReadOnlySpan<(string, string)>)[("code", "code"), ("bold", "strong"), ("italic", "em"), ("strike", "s"), ("underline", "u"), ("highlight", "mark"), ("client_highlight", "mark")])
        {
            if (style.Flag(name))
            {
                content = new Html($"<{tag}>") + content + new Html($"</{tag}>");
            }
        }

        return content;
    }

    private static Html Lines(string? text) => Html.Join((text ?? "").Split('\n').Select(l => Html.Encode(l)), "<br>");

    private static string TagColor(string? color) =>
        color is "brown" or "purple" or "indigo" or "blue" or "green" or "yellow" or "orange" or "red" ? color : "gray";

    /// <summary>Returns a rich text block with the paragraphs of a plain text.</summary>
    public static JsonObject FromPlainText(string text) => new()
    {
        ["type"] = "rich_text",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "rich_text_section",
            ["elements"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }),
        }),
    };

    /// <summary>Returns the plain text of a rich text block.</summary>
    public static string ToPlainText(JsonObject? block) => string.Join('\n', block.Objects("elements").Select(PlainPart));

    private static string PlainPart(JsonObject part) => part.Text("type") == "rich_text_list"
        ? string.Join('\n', part.Objects("elements").Select((item, i) =>
            (part.Text("style") == "ordered" ? (i + 1).ToString(CultureInfo.InvariantCulture) + ". " : "• ") + PlainPart(item)))
        : string.Concat(part.Objects("elements").Select(p => p.Text("text") ?? p.Text("url") ?? (p.Text("name") is { } emoji ? $":{emoji}:" : p.Text("user_id") ?? p.Text("channel_id") ?? "")));
}
