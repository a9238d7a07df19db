namespace SlackGen.Tool.Serve;

/// <summary>The names that a person sees for IDs in texts and menus.</summary>
/// <param name="ViewerId">The ID of the person who looks.</param>
/// <param name="Users">The names of users by ID, people before bots.</param>
/// <param name="Channels">The conversations that the person can see, by ID.</param>
internal sealed record Names(string ViewerId, IReadOnlyDictionary<string, string> Users, IReadOnlyDictionary<string, ChannelName> Channels)
{
    /// <summary>Gets the moment that relative dates count from.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UnixEpoch;

    public string User(string? id) => id is null ? "someone" : Users.GetValueOrDefault(id, id);

    public string Channel(string? id) => id is null ? "a channel" : Channels.TryGetValue(id, out var channel) ? channel.Name : id;

    /// <summary>Returns a mention of a user.</summary>
    public Html MentionUser(string? id, string? label = null) =>
        Html.Format($"""<span class="mention{(id == ViewerId ? " me" : "")}">@{(id is not null && Users.TryGetValue(id, out var name) ? name : label ?? id)}</span>""");

    /// <summary>Returns a mention of a channel, with a link where the person can see it.</summary>
    public Html MentionChannel(string? id, string? label = null) => id is not null && Channels.TryGetValue(id, out var channel)
        ? Html.Format($"""<a class="mention" href="/as/{ViewerId}/c/{id}">#{channel.Name}</a>""")
        : Html.Format($"""<span class="mention">#{label ?? id}</span>""");

    /// <summary>Returns a mention of a group of people, such as <c>@here</c>.</summary>
    public static Html MentionGroup(string? name) => Html.Format($"""<span class="mention me">@{name}</span>""");
}
