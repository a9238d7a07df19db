using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows text objects.</summary>
internal static class TextObject
{
    /// <summary>Shows a text with its markup, or plain text with emoji.</summary>
    public static Html Show(JsonObject? text, Names names) => text.Text("type") == "mrkdwn"
        ? Mrkdwn.Show(text.Text("text"), names, text.Flag("verbatim"))
        : Html.Join((text.Text("text") ?? "").Split('\n').Select(l => text.Flag("emoji", fallback: true) ? Emoji.ShowAll(l) : Html.Encode(l)), "<br>");
}
