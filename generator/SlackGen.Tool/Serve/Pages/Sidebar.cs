using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Shows the people, channels and tools beside a conversation.</summary>
internal static class Sidebar
{
    /// <param name="view">The person's view.</param>
    /// <param name="appName">The name of the app.</param>
    /// <param name="current">The ID of the channel that is open; null for the Home tab.</param>
    public static Html Show(PersonView view, string appName, string? current)
    {
        var channels = view.Workspace.Channels.Where(c => view.Names.Channels.ContainsKey(c.Id)).ToList();
        Html Group(string title, Func<WorkspaceChannel, bool> belongs)
        {
            var items = channels.Where(belongs).Select(c => ShowChannel(view, c, current)).ToList();
            return Html.If(items.Count > 0, $"<h2>{title}</h2><ul>{items}</ul>");
        }

        return Html.Format($"""
            <nav id="sidebar" aria-label="Workspace"><details id="menu" class="menu-fold" open><summary>{view.Workspace.Name}: {view.Names.User(view.Person.Id)}</summary>
            <p class="team">{view.Workspace.Name}</p>
            <form class="person" action="/switch" method="get"><label for="person">You are</label>
            <select id="person" name="user" data-auto>{view.Workspace.Users.Where(u => !u.IsBot && !u.Entity.IsDeleted).Select(u => Html.Format($"""<option value="{u.Id}"{Html.If(u.Id == view.Person.Id, $" selected")}>{view.Names.User(u.Id)}</option>"""))}</select>
            <input type="hidden" name="channel" value="{current ?? ""}"><button class="apply">Change</button></form>
            {Group("Channels", c => IsChannel(c) && !c.IsArchived && c.Members.Contains(view.Person.Id))}
            {Group("Direct messages", c => !IsChannel(c) && !c.IsArchived)}
            {Group("Not joined", c => IsChannel(c) && !c.IsArchived && !c.Members.Contains(view.Person.Id))}
            {Group("Archived", c => c.IsArchived)}
            <h2>App</h2>
            <ul><li>{ShowHomeButton(view, appName, current is null)}</li></ul>
            <h2>Tools</h2>
            {ToolLayout.Links("", new ToolPlace(view.Person.Id, current))}
            </details></nav>
            """);
    }

    private static bool IsChannel(WorkspaceChannel channel) => ChannelName.IsChannel(channel.Kind);

    private static Html ShowHomeButton(PersonView view, string appName, bool isCurrent) => Html.Format($"""
        <form action="{view.Root}/home" method="post"><input type="hidden" name="back" value="{ChatPages.PathOf(view.Person.Id, "")}"><button class="item"{Html.If(isCurrent, $" aria-current=\"page\"")}>🏠 {appName}</button></form>
        """);

    private static Html ShowChannel(PersonView view, WorkspaceChannel channel, string? current)
    {
        var sign = channel.Kind switch
        {
            WorkspaceChannelKind.Public => "#",
            WorkspaceChannelKind.Private => "🔒",
            WorkspaceChannelKind.DirectMessage => "●",
            WorkspaceChannelKind.GroupMessage => "◍",
        };
        var unread = channel.Members.Contains(view.Person.Id) && channel.Id != current ? CountUnread(view, channel) : 0;
        return Html.Format($"""
            <li><a class="item{(unread > 0 ? " unread" : "")}" href="{ChatPages.PathOf(view.Person.Id, channel.Id)}"{Html.If(channel.Id == current, $" aria-current=\"page\"")}><span aria-hidden="true">{sign}</span> {view.Names.Channels[channel.Id].Name}{Html.If(unread > 0, $""" <span class="count">{unread}<span class="unseen"> unread</span></span>""")}</a></li>
            """);
    }

    private static int CountUnread(PersonView view, WorkspaceChannel channel)
    {
        var messages = view.Person.See(channel.Id);
        if (messages.Count == 0)
        {
            return view.Session.LastSeen(channel.Id, "").Length;
        }

        var last = view.Session.LastSeen(channel.Id, messages[^1].Ts);
        return messages.Count(m => string.CompareOrdinal(m.Ts, last) > 0 && m.UserId != view.Person.Id);
    }
}
