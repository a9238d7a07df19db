using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The user groups and their members.</summary>
internal sealed class UsergroupBook
{
    private readonly Dictionary<string, UsergroupEntity> groups = new(StringComparer.Ordinal);

    /// <summary>Gets the groups, oldest first.</summary>
    public IReadOnlyCollection<UsergroupEntity> All => groups.Values;

    /// <summary>Returns a group; null if there is none with this ID.</summary>
    public UsergroupEntity? Find(string? id) => id is not null ? groups.GetValueOrDefault(id) : null;

    /// <summary>Returns whether a channel, a user or another group has a name already, so that a mention would be ambiguous.</summary>
    public bool IsTaken(WorkspaceState state, string handle, UsergroupEntity? except = null) =>
        groups.Values.Any(g => g != except && g.Handle == handle)
        || state.Users.Values.Any(u => u.Name == handle)
        || state.Channels.Values.Any(c => !c.IsDirect && c.Name == handle);

    /// <summary>Returns whether another group has a display name already.</summary>
    public bool HasName(string name, UsergroupEntity? except = null) =>
        groups.Values.Any(g => g != except && string.Equals(g.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a group without members.</summary>
    public UsergroupEntity Add(WorkspaceState state, string name, string handle, string creatorId, string? id = null)
    {
        var now = state.Now.ToUnixTimeSeconds();
        var group = new UsergroupEntity
        {
            Id = id ?? state.NextId("S"),
            Name = name,
            Handle = handle,
            CreatorId = creatorId,
            UpdaterId = creatorId,
            Created = now,
            Updated = now,
        };
        groups.Add(group.Id, group);
        return group;
    }

    /// <summary>Raises the creation of a group that is complete.</summary>
    public static void RaiseCreated(WorkspaceState state, UsergroupEntity group) =>
        state.Raise(new JsonObject { ["type"] = "subteam_created", ["subteam"] = UsergroupJson.Create(state, group, withUsers: true, withCount: true) });

    /// <summary>Records who changed a group, and raises the change.</summary>
    public static void Touch(WorkspaceState state, UsergroupEntity group, string actorId)
    {
        (group.UpdaterId, group.Updated) = (actorId, state.Now.ToUnixTimeSeconds());
        state.Raise(new JsonObject { ["type"] = "subteam_updated", ["subteam"] = UsergroupJson.Create(state, group, withUsers: true, withCount: true) });
    }

    /// <summary>Replaces the members of a group. New members join its default channels.</summary>
    public static void SetUsers(WorkspaceState state, UsergroupEntity group, IReadOnlyList<string> users, UserEntity actor)
    {
        string[] added = [.. users.Except(group.Users)];
        string[] removed = [.. group.Users.Except(users)];
        var before = group.Updated;
        group.Users.Clear();
        group.Users.AddRange(users);
        if (added.Length + removed.Length == 0)
        {
            return;
        }

        Touch(state, group, actor.Id);
        state.Raise(new JsonObject
        {
            ["type"] = "subteam_members_changed",
            ["subteam_id"] = group.Id,
            ["team_id"] = state.App.TeamId,
            ["date_previous_update"] = before,
            ["date_update"] = group.Updated,
            ["added_users"] = new JsonArray([.. added]),
            ["added_users_count"] = added.Length,
            ["removed_users"] = new JsonArray([.. removed]),
            ["removed_users_count"] = removed.Length,
        });
        if (added.Contains(state.App.UserId))
        {
            state.Raise(new JsonObject { ["type"] = "subteam_self_added", ["subteam_id"] = group.Id });
        }

        if (removed.Contains(state.App.UserId))
        {
            state.Raise(new JsonObject { ["type"] = "subteam_self_removed", ["subteam_id"] = group.Id });
        }

        JoinChannels(state, group, added, actor);
    }

    /// <summary>Adds members of a group to its default channels.</summary>
    public static void JoinChannels(WorkspaceState state, UsergroupEntity group, IEnumerable<string> users, UserEntity actor)
    {
        foreach (var user in users)
        {
            foreach (var channel in group.Channels.Select(id => state.Channels[id]).Where(c => !c.HasMember(user) && !c.IsArchived))
            {
                ChannelMembership.Join(state, channel, state.Users[user], actor);
            }
        }
    }
}
