using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Finds the conversations in which a person can act. The caller holds the gate.</summary>
internal static class ActChannel
{
    /// <summary>Returns a conversation that a user sees.</summary>
    /// <param name="state">The state.</param>
    /// <param name="user">The user.</param>
    /// <param name="idOrName">The ID, the name with or without <c>#</c>, or <c>@handle</c> for the direct message with a user, if there is one.</param>
    /// <exception cref="ArgumentException">The user sees no such conversation.</exception>
    public static ChannelEntity Find(WorkspaceState state, UserEntity user, string idOrName)
    {
        ArgumentException.ThrowIfNullOrEmpty(idOrName);
        if (PartnerOf(state, idOrName) is { } partner && DirectMessages.Find(state, user, partner) is { } direct)
        {
            return direct;
        }

        return VisibleTo(state, user).FirstOrDefault(c => c.Id == idOrName)
            ?? VisibleTo(state, user).FirstOrDefault(c => !c.IsDirect && c.Name == idOrName.TrimStart('#'))
            ?? throw new ArgumentException(
                $"@{user.Name} sees no channel '{idOrName}'. There are {string.Join(", ", VisibleTo(state, user).Select(c => $"{NameOf(c)} ({c.Id})"))}.",
                nameof(idOrName));
    }

    /// <summary>Returns the user whom <c>@handle</c> names; null for the name of another conversation, and if there is no such user.</summary>
    public static UserEntity? PartnerOf(WorkspaceState state, string idOrName) =>
        idOrName.StartsWith('@') ? state.Users.Values.FirstOrDefault(u => u.Name == idOrName[1..]) : null;

    /// <summary>
    /// Returns a conversation in which a user can write. <c>@handle</c> begins a direct message if there is none, so the caller publishes the events.
    /// </summary>
    /// <exception cref="ArgumentException">The user sees no such conversation.</exception>
    /// <exception cref="InvalidOperationException">The channel is archived, or the user is not a member.</exception>
    public static ChannelEntity FindWritable(WorkspaceState state, UserEntity user, string idOrName)
    {
        ArgumentException.ThrowIfNullOrEmpty(idOrName);
        var channel = PartnerOf(state, idOrName) is { } partner ? GetOrAddDirect(state, user, partner) : Find(state, user, idOrName);
        if (channel.IsArchived)
        {
            throw new InvalidOperationException($"{NameOf(channel)} is archived.");
        }

        return channel.HasMember(user.Id)
            ? channel
            : throw new InvalidOperationException($"@{user.Name} is not a member of {NameOf(channel)}. JoinAsync makes the user one.");
    }

    /// <summary>Returns the conversations that a user sees.</summary>
    public static IEnumerable<ChannelEntity> VisibleTo(WorkspaceState state, UserEntity user) =>
        state.Channels.Values.Where(c => c.IsVisibleTo(user));

    /// <summary>Returns the direct message of two users, which is created if there is none.</summary>
    public static ChannelEntity GetOrAddDirect(WorkspaceState state, UserEntity user, UserEntity other) =>
        DirectMessages.Find(state, user, other) ?? DirectMessages.Create(state, user, other);

    /// <summary>Returns the name for people.</summary>
    public static string NameOf(ChannelEntity channel) => channel.IsDirect ? channel.Id : "#" + channel.Name;

    /// <summary>Returns the name in commands and interactions, which hide those of private conversations.</summary>
    public static string PayloadNameOf(ChannelEntity channel) => channel.Kind switch
    {
        WorkspaceChannelKind.Private => "privategroup",
        WorkspaceChannelKind.DirectMessage => "directmessage",
        WorkspaceChannelKind.Public or WorkspaceChannelKind.GroupMessage => channel.Name,
        _ => throw new InvalidOperationException($"There is no name for {channel.Kind}."),
    };

    /// <summary>Returns the <c>channel</c> of an interaction.</summary>
    public static JsonObject ToJson(ChannelEntity channel) => new() { ["id"] = channel.Id, ["name"] = PayloadNameOf(channel) };
}
