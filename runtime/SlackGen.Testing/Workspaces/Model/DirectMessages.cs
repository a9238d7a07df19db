using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Finds and creates the direct messages between two users.</summary>
internal static class DirectMessages
{
    /// <summary>Returns the direct message between two users; null if there is none. The caller holds the gate.</summary>
    public static ChannelEntity? Find(WorkspaceState state, UserEntity user, UserEntity other) => state.Channels.Values.FirstOrDefault(
        c => c.Kind == WorkspaceChannelKind.DirectMessage && c.Members.Count == 2 && c.HasMember(user.Id) && c.HasMember(other.Id));

    /// <summary>Creates the direct message between two users, who have none yet. The caller holds the gate.</summary>
    public static ChannelEntity Create(WorkspaceState state, UserEntity user, UserEntity other)
    {
        var channel = new ChannelEntity
        {
            Id = state.NextId("D"),
            Name = "",
            Kind = WorkspaceChannelKind.DirectMessage,
            CreatorId = user.Id,
            Created = state.Now.ToUnixTimeSeconds(),
        };
        channel.Members.AddRange([user.Id, other.Id]);
        state.Channels.Add(channel.Id, channel);
        state.Raise(
            new JsonObject
            {
                ["type"] = "im_created",
                ["user"] = user.Id,
                ["channel"] = new JsonObject { ["id"] = channel.Id, ["created"] = channel.Created, ["is_im"] = true, ["user"] = other.Id },
            },
            channel);
        return channel;
    }
}
