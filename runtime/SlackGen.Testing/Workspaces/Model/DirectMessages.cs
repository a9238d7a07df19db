using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Finds and creates direct messages, of which the same users have one. The caller holds the gate.</summary>
internal static class DirectMessages
{
    /// <summary>Returns the direct message between two users; null if there is none. A user can have one with oneself.</summary>
    public static ChannelEntity? Find(WorkspaceState state, UserEntity user, UserEntity other) => Find(state, MembersOf(user, other));

    /// <summary>Returns the direct message of all these users, and of nobody else; null if there is none.</summary>
    public static ChannelEntity? Find(WorkspaceState state, IReadOnlyList<string> members) =>
        state.Channels.Values.FirstOrDefault(c => c.IsDirect && c.Members.Count == members.Count && members.All(c.HasMember));

    /// <summary>Returns whether a user may write to another one directly: not to a deactivated user, and not as a bot to itself or to another bot.</summary>
    public static bool MayBegin(UserEntity user, UserEntity other) => !other.IsDeleted && !(user.IsBot && other.IsBot);

    /// <summary>Creates the direct message between two users who have none.</summary>
    public static ChannelEntity Create(WorkspaceState state, UserEntity user, UserEntity other) => Create(state, MembersOf(user, other));

    /// <summary>Creates the direct message of users who have none.</summary>
    /// <param name="state">The state.</param>
    /// <param name="members">The IDs of all members, that of the creator first. More than two make a group direct message.</param>
    /// <param name="id">The ID; null for a new one.</param>
    public static ChannelEntity Create(WorkspaceState state, IReadOnlyList<string> members, string? id = null)
    {
        var isGroup = members.Count > 2;
        var channel = ChannelCreation.Add(
            state,
            id ?? state.NextId(isGroup ? "G" : "D"),
            isGroup ? $"mpdm-{string.Join("--", members.Select(m => state.Users[m].Name))}-1" : "",
            isGroup ? WorkspaceChannelKind.GroupMessage : WorkspaceChannelKind.DirectMessage,
            state.Users[members[0]]);
        channel.Members.AddRange(members);
        if (!isGroup)
        {
            state.Raise(new JsonObject { ["type"] = "im_created", ["user"] = members[^1], ["channel"] = ChannelJson.CreateForEvent(state, channel) }, channel);
        }

        return channel;
    }

    private static string[] MembersOf(UserEntity user, UserEntity other) => user == other ? [user.Id] : [user.Id, other.Id];
}
