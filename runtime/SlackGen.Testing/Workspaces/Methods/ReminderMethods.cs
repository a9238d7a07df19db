using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>reminders.*</c>. A reminder that is due sends no message.</summary>
internal static class ReminderMethods
{
    private const string Slackbot = "USLACKBOT";

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("reminders.add", Add),
        new("reminders.complete", Complete),
        new("reminders.delete", Delete),
        new("reminders.info", Info),
        new("reminders.list", List),
    ];

    private static JsonObject Add(WorkspaceCall call)
    {
        CheckUser(call);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(call.Actor.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var time = ReminderTime.Parse(call.Text("time") ?? "", TimeZoneInfo.ConvertTime(call.State.Now, zone), zone) ?? throw new WorkspaceErrorException("cannot_parse");
        var reminder = new ReminderEntity
        {
            Id = call.State.NextId("Rm"),
            UserId = call.Actor.Id,
            Text = call.Text("text") ?? "",
            Time = time.Seconds,
            Recurrence = call.Copy("recurrence") as JsonObject ?? time.Recurrence,
        };
        call.State.Reminders.Add(reminder);
        return new JsonObject { ["reminder"] = ToJson(reminder) };
    }

    // Slack no longer sets reminders for others.
    private static void CheckUser(WorkspaceCall call)
    {
        if (call.Actor.IsBot)
        {
            throw new WorkspaceErrorException("cannot_add_bot");
        }

        if (call.Text("user") is not { } id || id == call.Actor.Id)
        {
            return;
        }

        if (id == Slackbot)
        {
            throw new WorkspaceErrorException("cannot_add_slackbot");
        }

        throw new WorkspaceErrorException(call.User().IsBot ? "cannot_add_bot" : call.Arguments["recurrence"] is null ? "cannot_add_others" : "cannot_add_others_recurring");
    }

    private static JsonObject Complete(WorkspaceCall call)
    {
        var reminder = call.State.Reminders.Find(call.Text("reminder") ?? "") ?? throw new WorkspaceErrorException("not_found");
        if (reminder.UserId != call.Actor.Id)
        {
            throw new WorkspaceErrorException("cannot_complete_others");
        }

        if (reminder.Recurrence is not null)
        {
            throw new WorkspaceErrorException("cannot_complete_recurring");
        }

        reminder.Completed = call.State.Now.ToUnixTimeSeconds();
        return [];
    }

    private static JsonObject Delete(WorkspaceCall call)
    {
        call.State.Reminders.Remove(Own(call));
        return [];
    }

    private static JsonObject Info(WorkspaceCall call) => new() { ["reminder"] = ToJson(Own(call)) };

    private static JsonObject List(WorkspaceCall call) => new() { ["reminders"] = new JsonArray([.. call.State.Reminders.Of(call.Actor.Id).Select(ToJson)]) };

    private static ReminderEntity Own(WorkspaceCall call) => call.State.Reminders.Find(call.Text("reminder") ?? "") is { } reminder && reminder.UserId == call.Actor.Id
        ? reminder
        : throw new WorkspaceErrorException("not_found");

    private static JsonObject ToJson(ReminderEntity reminder)
    {
        var json = new JsonObject
        {
            ["id"] = reminder.Id,
            ["creator"] = reminder.UserId,
            ["user"] = reminder.UserId,
            ["text"] = reminder.Text,
            ["recurring"] = reminder.Recurrence is not null,
        };
        if (reminder.Recurrence is { } recurrence)
        {
            json["recurrence"] = recurrence.DeepClone();
        }
        else
        {
            json["time"] = reminder.Time;
            json["complete_ts"] = reminder.Completed;
        }

        return json;
    }
}
