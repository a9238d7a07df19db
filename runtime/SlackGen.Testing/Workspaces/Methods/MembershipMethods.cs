using System.Text.Json.Nodes;
using static SlackGen.Testing.ConversationAccess;

namespace SlackGen.Testing;

/// <summary>Implements the methods of members, <c>conversations.join</c>.</summary>
internal static class MembershipMethods
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;
    private const string AlreadyInChannel = "already_in_channel";
    private const string RestrictedUser = "user_is_restricted";
    private const string UserNotFound = "user_not_found";

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("conversations.join", Join),
        new("conversations.leave", Leave),
        new("conversations.invite", Invite),
        new("conversations.kick", Kick),
        new("conversations.members", Members),
        new("conversations.mark", Mark),
    ];

    private static JsonObject Join(WorkspaceCall call)
    {
        var channel = call.Channel();
        Require(channel.Kind == WorkspaceChannelKind.Public, WrongType);
        channel.RequireActive();
        var wasMember = channel.HasMember(call.Actor.Id);
        if (!wasMember)
        {
            ChannelMembership.Join(call.State, channel, call.Actor);
        }

        var response = new JsonObject { ["channel"] = ChannelJson.Create(call.State, channel, call.Actor) };
        if (wasMember)
        {
            response["warning"] = AlreadyInChannel;
            response["response_metadata"] = new JsonObject { ["warnings"] = new JsonArray(AlreadyInChannel) };
        }

        return response;
    }

    private static JsonObject Leave(WorkspaceCall call)
    {
        var channel = call.FindChannelNotDirect();
        Require(!channel.IsGeneral, "cant_leave_general");
        if (!channel.HasMember(call.Actor.Id))
        {
            // Slack sends no error code here, although `ok` is false.
            return new JsonObject { ["ok"] = false, [NotInChannel] = true };
        }

        channel.RequireActive();
        Require(!call.Actor.IsRestricted, RestrictedUser);
        Require(channel.Members.Count > 1, "last_member");
        ChannelMembership.Leave(call.State, channel, call.Actor, call.Actor);
        return [];
    }

    private static JsonObject Invite(WorkspaceCall call)
    {
        var channel = call.FindChannelNotDirect();
        channel.RequireActive();
        call.RequireMember(channel);
        Require(!call.Actor.IsRestricted, "no_permission");
        var users = call.List("users").Select(id => id.Trim()).Distinct(StringComparer.Ordinal).ToList();
        Require(users.Count > 0, "no_user");
        var mistakes = users.Select(id => (Id: id, Error: FindMistake(call, channel, id))).Where(m => m.Error is not null).ToList();
        var errors = new JsonArray([.. mistakes.Select(m => new JsonObject { ["user"] = m.Id, ["ok"] = false, ["error"] = m.Error })]);
        if (mistakes.Count == users.Count || (mistakes.Count > 0 && !call.Flag("force")))
        {
            throw new WorkspaceErrorException(new Refusal(mistakes[0].Error!) { Errors = errors });
        }

        foreach (var user in users.Except(mistakes.Select(m => m.Id)))
        {
            ChannelMembership.Join(call.State, channel, call.State.Users[user], call.Actor);
        }

        var response = new JsonObject { ["channel"] = ChannelJson.Create(call.State, channel, call.Actor) };
        if (errors.Count > 0)
        {
            response["errors"] = errors;
        }

        return response;
    }

    private static string? FindMistake(WorkspaceCall call, ChannelEntity channel, string id) => call.State.Users.GetValueOrDefault(id) switch
    {
        null => UserNotFound,
        var user when user == call.Actor => "cant_invite_self",
        var user when channel.HasMember(user.Id) => AlreadyInChannel,
        { IsDeleted: true } => "cant_invite",
        { IsUltraRestricted: true } when call.State.Channels.Values.Any(c => !c.IsDirect && c.HasMember(id)) => "ura_max_channels",
        _ => null,
    };

    private static JsonObject Kick(WorkspaceCall call)
    {
        var channel = call.FindChannelNotDirect();
        var user = call.User();
        Require(user != call.Actor, "cant_kick_self");
        Require(!channel.IsGeneral, "cant_kick_from_general");
        Require(!call.Actor.IsRestricted && !channel.IsArchived, "restricted_action");
        call.RequireMember(channel);
        Require(channel.HasMember(user.Id), NotInChannel);
        ChannelMembership.Leave(call.State, channel, user, call.Actor);
        return [];
    }

    private static JsonObject Members(WorkspaceCall call)
    {
        var channel = call.Channel();
        var page = CursorBook.Page(call, channel.Members.Order(StringComparer.Ordinal), id => id, DefaultLimit, MaxLimit);
        return new JsonObject { ["members"] = new JsonArray([.. page.Items]), ["response_metadata"] = page.ToMetadata() };
    }

    private static JsonObject Mark(WorkspaceCall call)
    {
        var channel = call.Channel();
        call.RequireMember(channel);
        var ts = call.Text("ts")!;
        Require(IsTimestamp(ts), "invalid_timestamp");
        channel.LastRead[call.Actor.Id] = ts;
        return [];
    }

    private static bool IsTimestamp(string text) =>
        text.Split('.') is [{ Length: 10 } seconds, { Length: 6 } micros] && (seconds + micros).All(char.IsAsciiDigit);
}
