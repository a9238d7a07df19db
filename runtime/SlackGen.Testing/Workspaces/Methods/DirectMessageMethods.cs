using System.Text.Json.Nodes;
using static SlackGen.Testing.ConversationAccess;

namespace SlackGen.Testing;

/// <summary>Implements the methods that open and close direct messages, <c>conversations.open</c>.</summary>
internal static class DirectMessageMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("conversations.open", Open),
        new("conversations.close", Close),
    ];

    private static JsonObject Open(WorkspaceCall call)
    {
        var channel = call.Text("channel") is null ? FindByUsers(call) : FindDirect(call);
        var wasOpen = !channel.OpenFor.Add(call.Actor.Id);
        var isGroup = channel.Kind == WorkspaceChannelKind.GroupMessage;
        if (!wasOpen && !isGroup)
        {
            call.State.Raise(new JsonObject { ["type"] = "im_open", ["user"] = call.Actor.Id, ["channel"] = channel.Id }, channel);
        }

        var response = new JsonObject
        {
            // The members of a group direct message have to be seen, so it is returned as a whole.
            ["channel"] = isGroup || call.Flag("return_im")
                ? ChannelJson.Create(call.State, channel, call.Actor)
                : new JsonObject { ["id"] = channel.Id },
        };
        if (wasOpen)
        {
            response["no_op"] = true;
            response["already_open"] = true;
        }

        return response;
    }

    private static JsonObject Close(WorkspaceCall call)
    {
        var channel = FindDirect(call);
        if (!channel.OpenFor.Remove(call.Actor.Id))
        {
            return new JsonObject { ["no_op"] = true, ["already_closed"] = true };
        }

        if (channel.Kind == WorkspaceChannelKind.DirectMessage)
        {
            call.State.Raise(new JsonObject { ["type"] = "im_close", ["user"] = call.Actor.Id, ["channel"] = channel.Id }, channel);
        }

        return [];
    }

    private static ChannelEntity FindDirect(WorkspaceCall call)
    {
        var channel = call.Channel();
        Require(channel.IsDirect, WrongType);
        return channel;
    }

    private static ChannelEntity FindByUsers(WorkspaceCall call)
    {
        var users = call.List("users").Select(id => id.Trim()).Distinct(StringComparer.Ordinal).ToList();
        Require(users.TrueForAll(call.State.Users.ContainsKey), "user_not_found");
        Require(!users.Exists(id => call.State.Users[id].IsDeleted), "user_disabled");
        Require(users is not [var only] || DirectMessages.MayBegin(call.Actor, call.State.Users[only]), "user_not_found");
        string[] members = [call.Actor.Id, .. users.Where(id => id != call.Actor.Id)];
        return DirectMessages.Find(call.State, members)
            ?? (call.Flag("prevent_creation") ? throw new WorkspaceErrorException(NotFound) : DirectMessages.Create(call.State, members));
    }
}
