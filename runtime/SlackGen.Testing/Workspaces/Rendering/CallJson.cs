using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes calls as Slack does.</summary>
internal static class CallJson
{
    /// <summary>Returns the <c>call</c> object of <c>calls.info</c>.</summary>
    public static JsonObject Create(WorkspaceState state, CallEntity call)
    {
        var json = new JsonObject
        {
            ["id"] = call.Id,
            ["date_start"] = call.Start,
            ["external_unique_id"] = call.ExternalId,
            ["join_url"] = call.JoinUrl,
        };
        foreach (var (name, value) in new[] { ("external_display_id", call.DisplayId), ("desktop_app_join_url", call.DesktopUrl), ("title", call.Title) })
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        if (call.End is { } end)
        {
            json["date_end"] = end;
        }

        json["users"] = new JsonArray([.. call.Participants.Select(p => p.DeepClone())]);
        json["channels"] = new JsonArray([.. state.Channels.Values.Where(c => c.Messages.Values.Any(m => Shows(m, call))).Select(c => JsonValue.Create(c.Id))]);
        return json;
    }

    private static bool Shows(MessageEntity message, CallEntity call) =>
        message.Blocks?.Any(b => b?["type"]?.ToString() == "call" && b["call_id"]?.ToString() == call.Id) == true;
}
