using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes views as Slack does.</summary>
internal static class ViewJson
{
    private static readonly string[] Texts = ["callback_id", "external_id", "private_metadata"];

    /// <summary>Returns the <c>view</c> object of <c>views.open</c>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="view">The view, whose content is replaced.</param>
    /// <param name="content">The view of the app. It does not change.</param>
    /// <param name="before">The content of before, whose place and values stay; null for a new view.</param>
    /// <param name="below">The view below it in the stack; null for the first one.</param>
    public static JsonObject Create(WorkspaceState state, ViewEntity view, JsonObject content, JsonObject? before = null, JsonObject? below = null)
    {
        var blocks = content["blocks"]!.DeepClone().AsArray();
        BlockCompletion.Complete(state, blocks);
        var json = new JsonObject
        {
            ["id"] = view.Id,
            ["team_id"] = state.App.TeamId,
            ["type"] = content["type"]?.DeepClone(),
            ["app_id"] = state.App.AppId,
            ["app_installed_team_id"] = state.App.TeamId,
            ["bot_id"] = state.App.BotId,
            ["blocks"] = blocks,
            ["state"] = new JsonObject { ["values"] = BlockElements.ReadValues(blocks, before?["state"]?["values"] as JsonObject, view.ConversationId) },
            ["hash"] = $"{state.Now.ToUnixTimeSeconds()}.{Guid.NewGuid().ToString("N")[..8]}",
            ["root_view_id"] = (before ?? below)?["root_view_id"]?.DeepClone() ?? view.Id,
            ["previous_view_id"] = before is null ? below?["id"]?.DeepClone() : before["previous_view_id"]?.DeepClone(),
            ["clear_on_close"] = content["clear_on_close"]?.DeepClone() ?? false,
            ["notify_on_close"] = content["notify_on_close"]?.DeepClone() ?? false,
        };
        foreach (var name in Texts)
        {
            json[name] = content[name]?.DeepClone() ?? "";
        }

        if ((string?)content["type"] != "home")
        {
            json["title"] = content["title"]?.DeepClone();
            json["submit"] = content["submit"]?.DeepClone();
            json["close"] = content["close"]?.DeepClone();
            json["submit_disabled"] = content["submit_disabled"]?.DeepClone() ?? false;
        }

        return json;
    }
}
