using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Creates conversations, with the messages and events of it. Methods, people's acts and the builder all come here.</summary>
internal static class ChannelCreation
{
    /// <summary>Creates a channel. The creator is its first member.</summary>
    /// <param name="state">The state.</param>
    /// <param name="name">A valid name that no other channel has.</param>
    /// <param name="kind">Public or private.</param>
    /// <param name="creator">The creator.</param>
    public static ChannelEntity Create(WorkspaceState state, string name, WorkspaceChannelKind kind, UserEntity creator)
    {
        var channel = Add(state, state.NextId("C"), name, kind, creator);
        RaiseCreated(state, channel);
        ChannelMembership.Join(state, channel, creator);
        return channel;
    }

    /// <summary>Raises the creation of a channel, of which nobody hears if it is private.</summary>
    public static void RaiseCreated(WorkspaceState state, ChannelEntity channel)
    {
        if (channel.Kind == WorkspaceChannelKind.Public)
        {
            state.Raise(new JsonObject { ["type"] = "channel_created", ["channel"] = ChannelJson.CreateForEvent(state, channel) });
        }
    }

    /// <summary>Returns the direct message of these users; null if there is none.</summary>
    /// <param name="state">The state.</param>
    /// <param name="members">The IDs of all members. One ID is a direct message with oneself.</param>
    public static ChannelEntity? FindDirect(WorkspaceState state, IReadOnlyList<string> members) =>
        state.Channels.Values.FirstOrDefault(c => c.IsDirect && c.Members.Count == members.Count && members.All(c.HasMember));

    /// <summary>Creates the direct message of users who have none.</summary>
    /// <param name="state">The state.</param>
    /// <param name="members">The IDs of all members, that of the creator first. More than two make a group direct message.</param>
    /// <param name="id">The ID; null for a new one.</param>
    public static ChannelEntity CreateDirect(WorkspaceState state, IReadOnlyList<string> members, string? id = null)
    {
        var isGroup = members.Count > 2;
        var creator = state.Users[members[0]];
        var name = isGroup ? $"mpdm-{string.Join("--", members.Select(m => state.Users[m].Name))}-1" : "";
        var channel = Add(
            state,
            id ?? state.NextId(isGroup ? "G" : "D"),
            name,
            isGroup ? WorkspaceChannelKind.GroupMessage : WorkspaceChannelKind.DirectMessage,
            creator);
        channel.Members.AddRange(members);
        if (!isGroup)
        {
            state.Raise(new JsonObject { ["type"] = "im_created", ["user"] = members[^1], ["channel"] = ChannelJson.CreateForEvent(state, channel) }, channel);
        }

        return channel;
    }

    /// <summary>Returns the direct message of a user with another one, which is created if there is none.</summary>
    public static ChannelEntity GetOrAddDirect(WorkspaceState state, UserEntity user, UserEntity other)
    {
        string[] members = user == other ? [user.Id] : [user.Id, other.Id];
        return FindDirect(state, members) ?? CreateDirect(state, members);
    }

    /// <summary>Adds a conversation without members.</summary>
    public static ChannelEntity Add(WorkspaceState state, string id, string name, WorkspaceChannelKind kind, UserEntity creator)
    {
        var channel = new ChannelEntity
        {
            Id = id,
            Name = name,
            Kind = kind,
            CreatorId = creator.Id,
            Created = state.Now.ToUnixTimeSeconds(),
            Updated = state.Now.ToUnixTimeMilliseconds(),
            IsGeneral = kind == WorkspaceChannelKind.Public && name == ChannelEntity.GeneralName && !state.Channels.Values.Any(c => c.IsGeneral),
        };
        state.Channels.Add(id, channel);
        return channel;
    }
}
