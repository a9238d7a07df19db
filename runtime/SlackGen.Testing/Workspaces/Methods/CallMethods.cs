using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>calls.*</c>.</summary>
internal static class CallMethods
{
    private const string BadUsers = "bad_users";

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("calls.add", Add),
        new("calls.info", call => Respond(call, CallOf(call, "invalid_arguments"))),
        new("calls.update", Update),
        new("calls.end", End),
        new("calls.participants.add", AddParticipants),
        new("calls.participants.remove", RemoveParticipants),
    ];

    private static JsonObject Add(WorkspaceCall call)
    {
        var creator = call.Text("created_by") ?? (call.IsBot ? null : call.Actor.Id);
        if (creator is null || !call.State.Users.ContainsKey(creator))
        {
            throw new WorkspaceErrorException("invalid_created_by");
        }

        if (call.Integer("date_start") < 0)
        {
            throw new WorkspaceErrorException("invalid_start_time");
        }

        var users = UsersOf(call);
        if (HasRepetition(users))
        {
            throw new WorkspaceErrorException("invalid_arguments", "[ERROR] the same user twice [json-pointer:/users]");
        }

        var added = new CallEntity
        {
            Id = call.State.NextId("R"),
            ExternalId = call.Text("external_unique_id") ?? "",
            DisplayId = call.Text("external_display_id"),
            CreatorId = creator,
            Title = call.Text("title"),
            JoinUrl = call.Text("join_url") ?? "",
            DesktopUrl = call.Text("desktop_app_join_url"),
            Start = call.Integer("date_start") ?? call.State.Now.ToUnixTimeSeconds(),
        };
        added.Participants.AddRange(users.Select(Copy));
        call.State.Calls.Add(added);
        return Respond(call, added);
    }

    private static JsonObject Update(WorkspaceCall call)
    {
        var found = CallOf(call);
        (found.Title, found.JoinUrl, found.DesktopUrl) =
            (call.Text("title") ?? found.Title, call.Text("join_url") ?? found.JoinUrl, call.Text("desktop_app_join_url") ?? found.DesktopUrl);
        return Respond(call, found);
    }

    private static JsonObject End(WorkspaceCall call)
    {
        var found = RunningCallOf(call);
        found.End = call.Integer("duration") is { } seconds ? found.Start + seconds : call.State.Now.ToUnixTimeSeconds();
        return Respond(call, found);
    }

    private static JsonObject AddParticipants(WorkspaceCall call)
    {
        var (found, users) = (RunningCallOf(call), UsersOf(call));
        if (HasRepetition(users) || users.Exists(u => found.Find(u) is not null))
        {
            throw new WorkspaceErrorException(BadUsers);
        }

        found.Participants.AddRange(users.Select(Copy));
        return Respond(call, found);
    }

    private static JsonObject RemoveParticipants(WorkspaceCall call)
    {
        var (found, users) = (RunningCallOf(call), UsersOf(call));
        if (users.Exists(u => found.Find(u) is null))
        {
            throw new WorkspaceErrorException(BadUsers);
        }

        users.ForEach(u => found.Participants.RemoveAll(p => p == found.Find(u)));
        return Respond(call, found);
    }

    private static CallEntity CallOf(WorkspaceCall call, string error = "invalid_call_id") =>
        call.State.Calls.Find(call.Text("id") ?? "") ?? throw new WorkspaceErrorException(error);

    private static CallEntity RunningCallOf(WorkspaceCall call) =>
        CallOf(call) is { End: null } running ? running : throw new WorkspaceErrorException("inactive_call");

    private static List<JsonObject> UsersOf(WorkspaceCall call)
    {
        var users = (call.Arguments["users"] as JsonArray ?? []).Select(u => u!.AsObject()).ToList();
        return users.TrueForAll(u => (string?)u["slack_id"] is { } id ? call.State.Users.ContainsKey(id) : u["external_id"] is not null)
            ? users
            : throw new WorkspaceErrorException("user_not_found");
    }

    private static bool HasRepetition(List<JsonObject> users) => users.DistinctBy(CallEntity.IdOf).Count() < users.Count;

    private static JsonObject Copy(JsonObject user) => user.DeepClone().AsObject();

    private static JsonObject Respond(WorkspaceCall call, CallEntity found) => new() { ["call"] = CallJson.Create(call.State, found) };
}
