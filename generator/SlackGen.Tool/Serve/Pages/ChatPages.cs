using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Shows the workspace as a chat.</summary>
/// <param name="fake">The fake, which has a workspace.</param>
/// <param name="manifest">The app's manifest; null for none.</param>
/// <param name="people">The sessions.</param>
internal sealed class ChatPages(FakeSlack fake, FakeAppManifest? manifest, PersonSessions people)
{
    private readonly Workspace workspace = fake.Workspace!;

    /// <summary>Gets the path of the page of the first person; null if the workspace has no people.</summary>
    public string? DefaultPath => workspace.Users.FirstOrDefault(u => !u.IsBot) is { } first ? FirstPath(first) : null;

    /// <summary>Returns the path at which another person goes on: the same channel, or the first one of the person if the person cannot see it.</summary>
    /// <param name="userId">The ID of the person.</param>
    /// <param name="channelId">The ID of the channel; empty for the Home tab.</param>
    public string PathFor(string userId, string channelId) =>
        channelId.Length > 0 && workspace.Users.FirstOrDefault(u => u.Id == userId) is { } person && !Names.Read(workspace, person).Channels.ContainsKey(channelId)
            ? FirstPath(person)
            : PathOf(userId, channelId);

    /// <summary>Returns the path of a channel as a person sees it; of the Home tab if there is no channel.</summary>
    public static string PathOf(string userId, string channelId) => channelId.Length == 0
        ? $"/as/{Uri.EscapeDataString(userId)}/home"
        : $"/as/{Uri.EscapeDataString(userId)}/c/{Uri.EscapeDataString(channelId)}";

    /// <summary>Returns the page of a channel; null if the person does not exist or does not see the channel.</summary>
    /// <param name="userId">The ID of the person.</param>
    /// <param name="channelId">The ID of the channel.</param>
    /// <param name="thread">The timestamp of the thread beside the channel; null for none.</param>
    public RenderedPage? ShowChannel(string userId, string channelId, string? thread)
    {
        if (Open(userId, thread is { Length: > 0 } ? $"{PathOf(userId, channelId)}?thread={Uri.EscapeDataString(thread)}" : PathOf(userId, channelId)) is not { } view
            || !view.Names.Channels.TryGetValue(channelId, out var name))
        {
            return null;
        }

        var channel = workspace.Channels.Single(c => c.Id == channelId);
        var messages = view.Person.See(channelId);
        if (messages is [.., var newest])
        {
            view.Session.See(channelId, newest.Ts);
        }

        var chat = new ConversationRenderer(view, channel, name);
        var aside = ConversationRenderer.ShowThread(view, channel, name, messages, thread);
        return Page(view, chat.Title, channelId, chat.Show(messages) + aside, !aside.IsEmpty);
    }

    /// <summary>Returns the page of the app's Home tab; null if the person does not exist.</summary>
    public RenderedPage? ShowHome(string userId) => Open(userId, PathOf(userId, "")) is { } view
        ? Page(view, $"{AppName} (Home)", null, HomeRenderer.Show(view, AppName))
        : null;

    private string AppName => manifest?.Name ?? workspace.State.App.BotName;

    private PersonView? Open(string userId, string path) => workspace.Users.FirstOrDefault(u => u.Id == userId && !u.IsBot) is { } person
        ? new PersonView(workspace, manifest, person, people.Of(person.Id), Names.Read(workspace, person), path)
        : null;

    private string FirstPath(WorkspaceUser person) => PathOf(person.Id, workspace.Channels.FirstOrDefault(c => c.Members.Contains(person.Id))?.Id ?? "");

    private RenderedPage Page(PersonView view, string title, string? channelId, Html content, bool hasThread = false) => new(
        $"{title} - {workspace.Name}",
        hasThread ? "chat threaded" : "chat",
        Html.Format($"""
            <a class="skip" href="#messages">Skip to the messages</a>
            {Sidebar.Show(view, AppName, channelId)}
            {content}
            {Dialogs.Show(view)}
            """));
}
