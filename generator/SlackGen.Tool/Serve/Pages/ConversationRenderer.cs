using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Shows a conversation, and a thread beside it.</summary>
/// <param name="view">The person's view.</param>
/// <param name="channel">The channel.</param>
/// <param name="name">The name of the channel.</param>
internal sealed class ConversationRenderer(PersonView view, WorkspaceChannel channel, ChannelName name)
{
    // A page with more is slow to update; the API has the rest.
    private const int MaxShown = 100;

    private readonly MessageRenderer renderer = new(view, channel);

    public string Title => name.Label;

    private bool IsMember => channel.Members.Contains(view.Person.Id);

    /// <summary>Shows the messages that are in no thread, and the message box.</summary>
    public Html Show(IReadOnlyList<WorkspaceMessage> messages)
    {
        var top = messages.Where(m => !IsReply(m) || m.Json.Text("subtype") == "thread_broadcast").ToList();
        return Html.Format($"""
            <main id="main">
            <header><h1>{Title}</h1><p class="topic">{Mrkdwn.Show(channel.Topic, view.Names)}</p><p class="facts">{Plural(channel.Members.Count, "member")}{(channel.IsArchived ? ", archived" : "")}</p></header>
            <div id="messages" class="messages" role="log" aria-live="polite" aria-label="Messages in {Title}" tabindex="0">
            {Html.If(top.Count > MaxShown, $"""<p class="hint">The newest {MaxShown} of {top.Count} messages are shown.</p>""")}{Html.If(top.Count == 0, $"""<p class="hint">There are no messages yet.</p>""")}{ShowDays(top.TakeLast(MaxShown), messages)}
            </div>
            {(channel.IsArchived ? Html.Format($"""<p class="join">{Title} is archived.</p>""") : IsMember ? Composer.Show(view, channel, Title) : ShowJoin())}
            </main>
            """);
    }

    /// <summary>Shows a thread; nothing if there is none with that timestamp.</summary>
    public static Html ShowThread(PersonView view, WorkspaceChannel channel, ChannelName name, IReadOnlyList<WorkspaceMessage> messages, string? thread) =>
        messages.FirstOrDefault(m => m.Ts == thread) is { } parent
            ? new ConversationRenderer(view with { Thread = thread }, channel, name).ShowThread(messages, parent, thread!)
            : Html.Empty;

    private Html ShowThread(IReadOnlyList<WorkspaceMessage> messages, WorkspaceMessage parent, string thread)
    {
        var replies = messages.Where(m => IsReply(m) && m.ThreadTs == thread).ToList();
        return Html.Format($"""
            <aside id="thread" aria-label="Thread">
            <header><h2>Thread</h2><a class="close" href="{ChatPages.PathOf(view.Person.Id, channel.Id)}" aria-label="Close the thread">✕</a></header>
            <div class="messages" role="log" aria-live="polite" aria-label="Replies" tabindex="0">
            {renderer.Show(parent, null, "t-")}<p class="hint">{Plural(replies.Count, "reply", "replies")}</p>{replies.TakeLast(MaxShown).Select(r => renderer.Show(r, null, "t-"))}
            </div>
            {(IsMember && !channel.IsArchived ? Composer.Show(view, channel, "the thread") : NoticeText.Show(view))}
            </aside>
            """);
    }

    /// <summary>Returns a number with its noun.</summary>
    public static string Plural(int count, string one, string? many = null) => FormattableString.Invariant($"{count} {(count == 1 ? one : many ?? one + "s")}");

    private static bool IsReply(WorkspaceMessage message) => message.ThreadTs is { } thread && thread != message.Ts;

    private Html ShowDays(IEnumerable<WorkspaceMessage> shown, IReadOnlyList<WorkspaceMessage> all)
    {
        var counts = all.Where(IsReply).GroupBy(m => m.ThreadTs!).ToDictionary(g => g.Key, g => g.Count());
        var html = Html.Empty;
        var day = "";
        foreach (var message in shown)
        {
            if (SlackDate.Day(message.Ts, view.Names.Now) is var today && today != day)
            {
                day = today;
                html += Html.Format($"""<p class="day" id="day-{Ids.Of(day)}"><span>{day}</span></p>""");
            }

            html += renderer.Show(message, counts.GetValueOrDefault(message.Ts), "");
        }

        return html;
    }

    private Html ShowJoin() => Html.Format($"""
        <form class="join" id="join" action="{view.Root}/c/{Uri.EscapeDataString(channel.Id)}/join" method="post">{view.Back}{NoticeText.Show(view)}<p>You are not a member of {Title}.</p><button class="button primary">Join {Title}</button></form>
        """);
}
