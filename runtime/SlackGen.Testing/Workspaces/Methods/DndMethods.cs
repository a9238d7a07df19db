using System.Text.Json.Nodes;
using static SlackGen.Testing.ConversationAccess;

namespace SlackGen.Testing;

/// <summary>Implements <c>dnd.*</c>.</summary>
internal static class DndMethods
{
    // Slack documents that a snooze can be too long but not the bound: a year serves nobody.
    private const long MaxMinutes = 365 * 24 * 60;

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("dnd.info", Info),
        new("dnd.teamInfo", TeamInfo),
        new("dnd.setSnooze", SetSnooze),
        new("dnd.endSnooze", EndSnooze),
        new("dnd.endDnd", EndDnd),
    ];

    private static JsonObject Info(WorkspaceCall call)
    {
        var user = call.Text("user") is null ? call.Actor : call.User();
        var response = PresenceBook.Hours();
        return user == call.Actor ? Add(response, call.State.Presence.SnoozeOf(call.State, user.Id)) : response;
    }

    private static JsonObject TeamInfo(WorkspaceCall call)
    {
        var ids = call.List("users").Select(id => id.Trim()).Distinct(StringComparer.Ordinal).ToList();
        Require(ids.Count > 1, "no_users_provided");
        var users = new JsonObject();
        foreach (var id in ids.Where(call.State.Users.ContainsKey))
        {
            users[id] = PresenceBook.Hours();
        }

        return new JsonObject { ["users"] = users };
    }

    private static JsonObject SetSnooze(WorkspaceCall call)
    {
        var minutes = call.Integer("num_minutes")!.Value;
        Require(minutes > 0, "snooze_failed");
        Require(minutes <= MaxMinutes, "too_long");
        call.State.Presence.Snooze(call.State, call.Actor.Id, call.State.Now.ToUnixTimeSeconds() + (minutes * 60));
        return call.State.Presence.SnoozeOf(call.State, call.Actor.Id);
    }

    private static JsonObject EndSnooze(WorkspaceCall call)
    {
        Require(call.State.Presence.SnoozeEnd(call.State, call.Actor.Id) is not null, "snooze_end_failed");
        call.State.Presence.EndSnooze(call.State, call.Actor.Id);
        return Add(PresenceBook.Hours(), call.State.Presence.SnoozeOf(call.State, call.Actor.Id));
    }

    private static JsonObject EndDnd(WorkspaceCall call)
    {
        Require(call.State.Presence.SnoozeEnd(call.State, call.Actor.Id) is not null, "not_in_dnd");
        call.State.Presence.EndSnooze(call.State, call.Actor.Id);
        return [];
    }

    private static JsonObject Add(JsonObject response, JsonObject more)
    {
        foreach (var (name, value) in more)
        {
            response[name] = value?.DeepClone();
        }

        return response;
    }
}
