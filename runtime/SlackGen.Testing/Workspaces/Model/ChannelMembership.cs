using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Adds users to channels and removes them, with the messages and events of it. Methods, people's acts and the builder all come here.</summary>
internal static class ChannelMembership
{
    /// <summary>Adds a user who is not a member.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="user">The user.</param>
    /// <param name="inviter">The user who sent the invitation; null without one.</param>
    public static void Join(WorkspaceState state, ChannelEntity channel, UserEntity user, UserEntity? inviter = null)
    {
        channel.Members.Add(user.Id);
        SystemMessages.PostJoin(state, channel, user, inviter);
        RaiseJoined(state, channel, user, inviter);
    }

    /// <summary>Adds a user who is not a member, without a message that says so.</summary>
    public static void Add(WorkspaceState state, ChannelEntity channel, UserEntity user)
    {
        channel.Members.Add(user.Id);
        RaiseJoined(state, channel, user, inviter: null);
    }

    /// <summary>Removes a member.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="user">The member.</param>
    /// <param name="actor">The user who removes the member, or the member.</param>
    public static void Leave(WorkspaceState state, ChannelEntity channel, UserEntity user, UserEntity actor)
    {
        channel.Members.Remove(user.Id);
        channel.LastRead.Remove(user.Id);
        SystemMessages.PostLeave(state, channel, user);
        state.Raise(Change(state, "member_left_channel", channel, user), channel);

        // The app hears of it although its bot is no longer a member.
        if (user.Id == state.App.BotUserId)
        {
            var type = channel.Kind == WorkspaceChannelKind.Public ? "channel_left" : "group_left";
            state.Raise(new JsonObject { ["type"] = type, ["channel"] = channel.Id, ["actor_id"] = actor.Id });
        }
    }

    private static void RaiseJoined(WorkspaceState state, ChannelEntity channel, UserEntity user, UserEntity? inviter)
    {
        var joined = Change(state, "member_joined_channel", channel, user);
        if (inviter is not null)
        {
            joined["inviter"] = inviter.Id;
        }

        state.Raise(joined, channel);
    }

    private static JsonObject Change(WorkspaceState state, string type, ChannelEntity channel, UserEntity user) => new()
    {
        ["type"] = type,
        ["user"] = user.Id,
        ["channel"] = channel.Id,
        ["channel_type"] = channel.Id[..1],
        ["team"] = state.App.TeamId,
    };
}
