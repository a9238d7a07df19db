using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Creates channels, with the messages and events of it. Methods, people's acts and the builder all come here.</summary>
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
