namespace Incidents;

/// <summary>A bot for incidents: a form declares one, a channel is created for it, and buttons report its progress.</summary>
[SlackApp]
public sealed partial class IncidentApp(IncidentStore store, IncidentMessages messages)
{
    private const string OnCall = "U012AB3CD";

    [OnCommand("/incident")]
    public async Task<CommandReply> Declare(SlashCommand command, SlackContext<SlackClient> slack, CancellationToken deadline)
    {
        switch (command.Text)
        {
            case "":
                await slack.Client.Views.OpenAsync(new() { TriggerId = command.TriggerId, View = IncidentViews.Form(command.ChannelId) }, deadline);
                return CommandReply.Nothing;
            case "list":
                return store.Open.Count == 0 ? "Nothing is broken." : string.Join('\n', store.Open.Select(i => $"{i.Title}, since {i.Since:t}"));
            default:
                return $"There is no command '{command.Text}'. Type /incident or /incident list.";
        }
    }

    [OnSubmit(IncidentViews.FormId)]
    public async Task<ViewReply> Declared(ViewSubmission form, SlackContext<SlackClient> slack, CancellationToken deadline)
    {
        var values = form.View.State!.Values!;
        var title = values[IncidentViews.TitleBlock][IncidentViews.TitleInput].Value ?? "";
        if (title.Length < 3)
        {
            return ViewReply.Errors((IncidentViews.TitleBlock, "Say what is broken."));
        }

        var channel = await slack.Client.Conversations.CreateAsync(new() { Name = store.NextChannel() }, deadline); //! SLACKGEN220
        var incident = store.Add(title, channel.Channel.Id!, form.User.Id);
        await messages.AnnounceAsync(slack.Client, form.View.PrivateMetadata!, incident, deadline);
        await slack.Client.Chat.PostMessageAsync(
            new()
            {
                Channel = incident.Channel,
                Text = $"<@{form.User.Id}> declared: {values[IncidentViews.TitleBlock][IncidentViews.TitleInput].Value}", //! SLACKGEN239
            },
            deadline);
        return ViewReply.Close;
    }

    [OnAction(IncidentViews.Resolve, Ack = Ack.First)]
    public async Task Resolved(ButtonAction click, BlockActions payload, SlackContext<SlackClient> slack, CancellationToken stopping)
    {
        var incident = store.Close(click.Value!);
        await slack.Respond.SendAsync(new() { ReplaceOriginal = true, Text = $"{SlackText.Escape(incident.Title)} is resolved, by <@{payload.User.Id}>" }, stopping);
        await slack.Client.Chat.PostEphemeralAsync(new() { Channel = OnCall, User = OnCall, Text = "Write the report, please." }, stopping); //! SLACKGEN237
    }

    [OnAction("escalate")] //! SLACKGEN241
    public Task Escalated(ButtonAction click, SlackContext<SlackClient> slack, CancellationToken stopping) =>
        messages.EscalateAsync(slack.Client, click.Value!, stopping);

    [OnShortcut("report")] //! SLACKGEN225
    public async Task Reported(MessageShortcut shortcut, SlackContext<SlackClient> slack, CancellationToken deadline) =>
        await slack.Client.Views.OpenAsync(new() { TriggerId = shortcut.TriggerId, View = IncidentViews.Form(shortcut.Channel.Id) }, deadline);

    [OnEvent]
    public Task Mentioned(AppMentionEvent mention, SlackContext<SlackClient> slack, CancellationToken stopping) =>
        slack.Client.Chat.PostMessageAsync(new() { Channel = mention.Channel, ThreadTs = mention.Ts, Text = $"{store.Open.Count} incidents are open." }, stopping);

    [OnEvent] //! SLACKGEN229
    public Task Written(MessageEvent message)
    {
        store.Note(message.Channel!, message.Text);
        return Task.CompletedTask;
    }

    [OnEvent] //! SLACKGEN222
    public Task Reacted(ReactionAddedEvent added)
    {
        store.Seen(added.User, added.Reaction);
        return Task.CompletedTask;
    }

    [OnEvent]
    public Task HomeOpened(AppHomeOpenedEvent opened, SlackContext<SlackClient> slack, CancellationToken stopping) =>
        slack.Client.Views.PublishAsync(new() { UserId = opened.User, View = IncidentViews.Home(store.Open) }, stopping);
}
