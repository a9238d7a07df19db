using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the methods of messages that are posted later, <c>chat.scheduleMessage</c>.</summary>
internal static class ScheduleMethods
{
    // A message that is due this soon can no longer be cancelled.
    private static readonly TimeSpan Committed = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Farthest = TimeSpan.FromDays(120);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private const int MaxPerWindow = 30;

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("chat.scheduleMessage", Schedule),
        new("chat.deleteScheduledMessage", Delete),
        new("chat.scheduledMessages.list", List),
    ];

    private static JsonObject Schedule(WorkspaceCall call)
    {
        var content = call.Content();
        MessageArguments.CheckLength(content);
        var postAt = PostAt(call);
        var draft = call.Draft(content);
        var recipient = call.Recipient(draft);
        draft = draft.InThread(call, recipient, DocumentedErrors.Fallback);
        if (recipient is not null && call.State.Scheduled.Pending.Count(m => m.Channel == recipient && (m.PostAt - postAt).Duration() < Window) >= MaxPerWindow)
        {
            throw new WorkspaceErrorException("restricted_too_many");
        }

        var channel = recipient ?? call.OpenDirectMessage();
        var scheduled = new ScheduledMessage(call.State.NextId("Q"), channel, postAt, call.State.Now.ToUnixTimeSeconds(), draft);
        call.State.Scheduled.Add(call.State, scheduled);
        return new JsonObject
        {
            ["channel"] = channel.Id,
            ["scheduled_message_id"] = scheduled.Id,
            ["post_at"] = postAt.ToUnixTimeSeconds(),
            ["message"] = PreviewOf(call.State, scheduled),
        };
    }

    private static DateTimeOffset PostAt(WorkspaceCall call)
    {
        var now = call.State.Now;
        return call.Integer("post_at") switch
        {
            not { } or < 0 => throw new WorkspaceErrorException("invalid_time"),
            { } seconds when seconds <= now.ToUnixTimeSeconds() => throw new WorkspaceErrorException("time_in_past"),
            { } seconds when seconds > (now + Farthest).ToUnixTimeSeconds() => throw new WorkspaceErrorException("time_too_far"),
            { } seconds => DateTimeOffset.FromUnixTimeSeconds(seconds),
        };
    }

    private static JsonObject PreviewOf(WorkspaceState state, ScheduledMessage scheduled)
    {
        var message = scheduled.Draft.ToMessage("");
        MessageCompletion.Complete(state, message);
        var json = MessageJson.Create(state, scheduled.Channel, message);
        json["type"] = "delayed_message";
        json.Remove("ts");
        return json;
    }

    private static JsonObject Delete(WorkspaceCall call)
    {
        var channel = call.Channel();
        var scheduled = call.State.Scheduled.Pending.FirstOrDefault(m => m.Channel == channel && IsOf(m, call) && m.Id == call.Text("scheduled_message_id"));
        if (scheduled is null || scheduled.PostAt - call.State.Now < Committed)
        {
            throw new WorkspaceErrorException("invalid_scheduled_message_id");
        }

        call.State.Scheduled.Remove(scheduled);
        return [];
    }

    private static JsonObject List(WorkspaceCall call)
    {
        var channel = call.Text("channel") is { } name ? call.FindChannel(name) ?? throw new WorkspaceErrorException("invalid_channel") : null;
        var (oldest, latest) = (Bound(call, "oldest") ?? 0, Bound(call, "latest") ?? double.MaxValue);
        var matching = call.State.Scheduled.Pending
            .Where(m => IsOf(m, call) && (channel is null || m.Channel == channel))
            .Where(m => m.PostAt.ToUnixTimeSeconds() is var at && at >= oldest && at <= latest)
            .OrderBy(KeyOf, StringComparer.Ordinal);
        var page = CursorBook.Page(call, matching, KeyOf, defaultLimit: 100, maxLimit: 1000, limitError: DocumentedErrors.Fallback);
        return new JsonObject
        {
            ["scheduled_messages"] = new JsonArray([.. page.Items.Select(ToJson)]),
            ["response_metadata"] = page.ToMetadata(),
        };
    }

    private static bool IsOf(ScheduledMessage scheduled, WorkspaceCall call) => scheduled.Draft.Author == call.Actor;

    private static double? Bound(WorkspaceCall call, string argument) =>
        call.Text(argument) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    private static string KeyOf(ScheduledMessage scheduled) =>
        string.Create(CultureInfo.InvariantCulture, $"{scheduled.PostAt.ToUnixTimeSeconds():D12}.{scheduled.Id}");

    private static JsonObject ToJson(ScheduledMessage scheduled) => new()
    {
        ["id"] = scheduled.Id,
        ["channel_id"] = scheduled.Channel.Id,
        ["post_at"] = scheduled.PostAt.ToUnixTimeSeconds(),
        ["date_created"] = scheduled.Created,
        ["text"] = scheduled.Draft.Content.Text,
    };
}
