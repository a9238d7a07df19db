using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The times in which users do not want to be disturbed. A snooze ends by itself.</summary>
internal sealed class PresenceBook
{
    // Slack sends 1 for the start and the end while a user has set no hours.
    private const int NoHours = 1;

    private readonly Dictionary<string, long> snoozes = new(StringComparer.Ordinal);

    /// <summary>Returns the Unix time at which the snooze of a user ends; null without a snooze.</summary>
    public long? SnoozeEnd(WorkspaceState state, string userId) =>
        snoozes.TryGetValue(userId, out var end) && end > state.Now.ToUnixTimeSeconds() ? end : null;

    /// <summary>Starts the snooze of a user, or changes when it ends.</summary>
    public void Snooze(WorkspaceState state, string userId, long end)
    {
        snoozes[userId] = end;
        RaiseChange(state, userId);
    }

    /// <summary>Ends the snooze of a user.</summary>
    public void EndSnooze(WorkspaceState state, string userId)
    {
        if (snoozes.Remove(userId))
        {
            RaiseChange(state, userId);
        }
    }

    /// <summary>Returns the hours of a user: none, since no method of the workspace sets them.</summary>
    public static JsonObject Hours() => new() { ["dnd_enabled"] = false, ["next_dnd_start_ts"] = NoHours, ["next_dnd_end_ts"] = NoHours };

    /// <summary>Returns the snooze as the user sees it.</summary>
    public JsonObject SnoozeOf(WorkspaceState state, string userId) => SnoozeEnd(state, userId) is { } end
        ? new()
        {
            ["snooze_enabled"] = true,
            ["snooze_endtime"] = end,
            ["snooze_remaining"] = end - state.Now.ToUnixTimeSeconds(),
            ["snooze_is_indefinite"] = false,
        }
        : new() { ["snooze_enabled"] = false };

    private void RaiseChange(WorkspaceState state, string userId)
    {
        // Only the user who authorized the app shows the snooze to it.
        if (userId == state.App.UserId)
        {
            var status = Hours();
            foreach (var (name, value) in SnoozeOf(state, userId))
            {
                status[name] = value!.DeepClone();
            }

            state.Raise(new JsonObject { ["type"] = "dnd_updated", ["user"] = userId, ["dnd_status"] = status });
        }

        state.Raise(new JsonObject { ["type"] = "dnd_updated_user", ["user"] = userId, ["dnd_status"] = Hours() });
    }
}
