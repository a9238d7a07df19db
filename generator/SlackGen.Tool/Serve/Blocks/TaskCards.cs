using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows the steps of an agent.</summary>
internal static class TaskCards
{
    public static Html Show(JsonObject block, RichText rich)
    {
        var (sign, status) = block.Text("status") switch
        {
            "in_progress" => ("◐", "in progress"),
            "complete" => ("✔", "complete"),
            "error" => ("✖", "failed"),
            _ => ("○", "pending"),
        };
        return Html.Format($"""
            <div class="framed task"><p><span class="status" role="img" aria-label="{status}">{sign}</span> {Html.If(!block.Flag("hide_title"), $"<strong>{block.Text("title")}</strong>")}</p>
            {Part(block, "details", rich)}{Part(block, "output", rich)}{Html.If(block["sources"] is JsonArray, $"""<p class="sources">{Html.Join(block.Objects("sources").Select(s => MrkdwnEntity.Link(s.Text("url"), s.Text("text") ?? s.Text("url"))), " · ")}</p>""")}</div>
            """);
    }

    public static Html ShowPlan(JsonObject block, RichText rich) => Html.Format($"""
        <div class="framed plan"><p><strong>{block.Text("title")}</strong></p><ol>{block.Objects("tasks").Select(t => Html.Format($"<li>{Show(t, rich)}</li>"))}</ol></div>
        """);

    private static Html Part(JsonObject block, string field, RichText rich) => block.Object(field) is { } part ? rich.Show(part) : Html.Empty;
}
