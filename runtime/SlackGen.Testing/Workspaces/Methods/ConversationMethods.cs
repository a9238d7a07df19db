using System.Text.Json.Nodes;
using static SlackGen.Testing.ConversationAccess;

namespace SlackGen.Testing;

/// <summary>Implements the methods that create and change channels, <c>conversations.create</c>.</summary>
internal static class ConversationMethods
{
    private const string RestrictedAction = "restricted_action";
    private const string RestrictedUser = "user_is_restricted";

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("conversations.create", Create),
        new("conversations.rename", Rename),
        new("conversations.archive", Archive),
        new("conversations.unarchive", Unarchive),
        new("conversations.setTopic", SetTopic),
        new("conversations.setPurpose", SetPurpose),
    ];

    private static JsonObject Create(WorkspaceCall call)
    {
        Require(!call.Actor.IsRestricted, RestrictedAction);
        var name = CheckName(call);
        var kind = call.Flag("is_private") ? WorkspaceChannelKind.Private : WorkspaceChannelKind.Public;
        return Channel(call, ChannelCreation.Create(call.State, name, kind, call.Actor));
    }

    private static JsonObject Rename(WorkspaceCall call)
    {
        var channel = call.FindChannelNotDirect();
        call.RequireMember(channel);
        channel.RequireActive();
        Require(call.Actor.Id == channel.CreatorId || call.Actor.IsAdmin || call.Actor.IsOwner, "not_authorized");
        var name = CheckName(call, channel);
        if (name != channel.Name)
        {
            var old = channel.Name;
            channel.PreviousNames.Add(old);
            channel.Name = name;
            Touch(call, channel);
            SystemMessages.PostName(call.State, channel, call.Actor, old);
            Raise(call, channel, "rename", ChannelJson.CreateRenamed(channel));
        }

        return Channel(call, channel);
    }

    private static JsonObject Archive(WorkspaceCall call)
    {
        var channel = call.FindChannelNotDirect();
        Require(!channel.IsArchived, "already_archived");
        Require(!channel.IsGeneral, "cant_archive_general");
        Require(!call.Actor.IsRestricted, RestrictedAction);
        call.RequireMember(channel);
        SystemMessages.PostArchive(call.State, channel, call.Actor);
        channel.IsArchived = true;
        Touch(call, channel);
        RaiseWithActor(call, channel, "archive");
        return [];
    }

    private static JsonObject Unarchive(WorkspaceCall call)
    {
        var channel = call.FindChannelNotDirect();
        Require(channel.IsArchived, "not_archived");
        channel.IsArchived = false;
        Touch(call, channel);
        SystemMessages.PostUnarchive(call.State, channel, call.Actor);
        RaiseWithActor(call, channel, "unarchive");
        return [];
    }

    private static JsonObject SetTopic(WorkspaceCall call)
    {
        var channel = FindForText(call);
        var text = ReadText(call, "topic");
        if (text.Value != channel.Topic.Value)
        {
            channel.Topic = text;
            Touch(call, channel);
            SystemMessages.PostTopic(call.State, channel, call.Actor);
        }

        return Channel(call, channel);
    }

    private static JsonObject SetPurpose(WorkspaceCall call)
    {
        var channel = FindForText(call);
        var text = ReadText(call, "purpose");
        if (text.Value != channel.Purpose.Value)
        {
            channel.Purpose = text;
            Touch(call, channel);
            SystemMessages.PostPurpose(call.State, channel, call.Actor);
        }

        return Channel(call, channel);
    }

    // Group direct messages have a topic too, those of two people do not.
    private static ChannelEntity FindForText(WorkspaceCall call)
    {
        var channel = call.Channel();
        Require(channel.Kind != WorkspaceChannelKind.DirectMessage, WrongType);
        call.RequireMember(channel);
        channel.RequireActive();
        Require(!call.Actor.IsRestricted, RestrictedUser);
        return channel;
    }

    private static ChannelText ReadText(WorkspaceCall call, string argument) =>
        new(call.Text(argument) ?? "", call.Actor.Id, call.State.Now.ToUnixTimeSeconds());

    private static string CheckName(WorkspaceCall call, ChannelEntity? renamed = null)
    {
        var name = call.Text("name") ?? "";
        if (ChannelName.FindMistake(name) is { } mistake)
        {
            throw new WorkspaceErrorException(mistake);
        }

        Require(!ChannelName.IsTaken(call.State, name, renamed), "name_taken");
        return name;
    }

    private static JsonObject Channel(WorkspaceCall call, ChannelEntity channel) =>
        new() { ["channel"] = ChannelJson.Create(call.State, channel, call.Actor) };

    private static void Touch(WorkspaceCall call, ChannelEntity channel) => channel.Updated = call.State.Now.ToUnixTimeMilliseconds();

    // Slack names the actor differently in the two families of events.
    private static void RaiseWithActor(WorkspaceCall call, ChannelEntity channel, string change) =>
        Raise(call, channel, change, channel.Id)[channel.Kind == WorkspaceChannelKind.Public ? "user" : "actor_id"] = call.Actor.Id;

    // Everybody hears of public channels, only members of private ones.
    private static JsonObject Raise(WorkspaceCall call, ChannelEntity channel, string change, JsonNode described)
    {
        var isPublic = channel.Kind == WorkspaceChannelKind.Public;
        var raised = new JsonObject { ["type"] = (isPublic ? "channel_" : "group_") + change, ["channel"] = described };
        call.State.Raise(raised, isPublic ? null : channel);
        return raised;
    }
}
