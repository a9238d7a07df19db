using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>The names that a person sees for IDs in texts and menus.</summary>
/// <param name="ViewerId">The ID of the person who looks.</param>
/// <param name="Users">The names of users by ID.</param>
/// <param name="Channels">The conversations that the person can see, by ID.</param>
internal sealed record Names(string ViewerId, IReadOnlyDictionary<string, string> Users, IReadOnlyDictionary<string, ChannelName> Channels)
{
    /// <summary>Gets the IDs of users by their handles.</summary>
    public IReadOnlyDictionary<string, string> Handles { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the handles of user groups by ID.</summary>
    public IReadOnlyDictionary<string, string> Groups { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the moment that relative dates count from.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Reads the names from a workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="person">The person who looks.</param>
    public static Names Read(Workspace workspace, WorkspaceUser person)
    {
        var users = workspace.Users;
        var names = users.ToDictionary(u => u.Id, u => u.RealName.Length > 0 ? u.RealName : u.Name, StringComparer.Ordinal);
        var visible = VisibleTo(workspace.State, person);
        var channels = workspace.Channels
            .Where(c => visible.Contains(c.Id))
            .ToDictionary(c => c.Id, c => new ChannelName(NameOf(c, person.Id, names), c.Kind), StringComparer.Ordinal);
        return new Names(person.Id, names, channels)
        {
            Handles = users.DistinctBy(u => u.Name).ToDictionary(u => u.Name, u => u.Id, StringComparer.Ordinal),
            Groups = GroupsOf(workspace.State),
            Now = workspace.State.Now,
        };
    }

    public string User(string? id) => id is null ? "someone" : Users.GetValueOrDefault(id, id);

    /// <summary>Returns a mention of a user.</summary>
    public Html MentionUser(string? id, string? label = null) =>
        Html.Format($"""<span class="mention{(id == ViewerId ? " me" : "")}">@{(id is not null && Users.TryGetValue(id, out var name) ? name : label ?? id)}</span>""");

    /// <summary>Returns a mention of a channel, with a link where the person can see it.</summary>
    public Html MentionChannel(string? id, string? label = null) => id is not null && Channels.TryGetValue(id, out var channel)
        ? Html.Format($"""<a class="mention" href="{ChatPages.PathOf(ViewerId, id)}">#{channel.Name}</a>""")
        : Html.Format($"""<span class="mention">#{label ?? id}</span>""");

    /// <summary>Returns a mention of a user group.</summary>
    public Html MentionUsergroup(string? id, string? label = null) => MentionGroup(id is not null && Groups.TryGetValue(id, out var handle) ? handle : label?.TrimStart('@') ?? id);

    /// <summary>Returns a mention of a group of people, such as <c>@here</c>.</summary>
    public static Html MentionGroup(string? name) => Html.Format($"""<span class="mention me">@{name}</span>""");

    private static Dictionary<string, string> GroupsOf(WorkspaceState state)
    {
        lock (state.Gate)
        {
            return state.Usergroups.All.ToDictionary(g => g.Id, g => g.Handle, StringComparer.Ordinal);
        }
    }

    private static HashSet<string> VisibleTo(WorkspaceState state, WorkspaceUser person)
    {
        lock (state.Gate)
        {
            return [.. ActChannel.VisibleTo(state, person.Entity).Select(c => c.Id)];
        }
    }

    private static string NameOf(WorkspaceChannel channel, string viewerId, Dictionary<string, string> names) =>
        ChannelName.IsChannel(channel.Kind)
            ? channel.Name
            : string.Join(", ", channel.Members.Where(m => m != viewerId || channel.Members.Count == 1).Select(m => names.GetValueOrDefault(m, m)));
}
