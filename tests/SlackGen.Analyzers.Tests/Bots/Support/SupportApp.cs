using System.Text.RegularExpressions;

namespace Support;

/// <summary>A support desk: messages become tickets, tickets are threads. The right code of a whole bot, in the ways in which people write it.</summary>
[SlackApp]
public sealed partial class SupportApp(ITicketDesk desk, SupportOptions options)
{
    [OnCommand("/ticket", "/support")]
    public async Task<CommandReply> Open(SlashCommand command, SlackContext<SlackClient> slack, CancellationToken deadline)
    {
        var words = command.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["close", var number])
        {
            return await desk.CloseAsync(number, deadline) ? $"Ticket {SlackText.Escape(number)} is closed." : "There is no such ticket.";
        }

        var view = TicketViews.Form(command.ChannelId, words.Length > 0 ? string.Join(' ', words) : null);
        var opened = await slack.Client.Views.OpenAsync(new() { TriggerId = command.TriggerId, View = view }, deadline);
        desk.Remember(opened.View?.Id);
        return CommandReply.Nothing;
    }

    [OnSubmit(TicketViews.FormId)]
    public async Task<ViewReply> Submitted(ViewSubmission form, SlackContext<SlackClient> slack, CancellationToken deadline)
    {
        var ticket = Ticket.Read(form);
        if (ticket.Title is not { Length: > 0 })
        {
            return ViewReply.Errors((TicketViews.TitleBlock, "Describe the problem in a few words."));
        }

        try
        {
            await desk.PublishAsync(slack.Client, ticket, deadline);
            return ViewReply.Close;
        }
        catch (SlackApiException<ChatPostMessageError> e) when (e.Error is ChatPostMessageError.ChannelNotFound or ChatPostMessageError.IsArchived || e.Code == "not_in_channel")
        {
            return ViewReply.Errors((TicketViews.TitleBlock, "The bot is not in the channel of the support desk."));
        }
        catch (SlackApiException e) when (e.Category == SlackErrorCategory.Transient)
        {
            return ViewReply.Errors((TicketViews.TitleBlock, "Slack is busy. Try again."));
        }
    }

    [OnClosed(TicketViews.FormId)]
    public Task Closed(ViewClosed closed)
    {
        desk.Forget(closed.View.Id);
        return Task.CompletedTask;
    }

    [OnAction(Pattern = "^priority_(?<level>low|high)$")]
    public Task Prioritized(ButtonAction click, BlockActions payload, SlackContext slack, CancellationToken stopping)
    {
        var level = Level().Match(click.ActionId!).Groups["level"].Value;
        return slack.Respond.SendAsync(new() { ReplaceOriginal = false, Text = $"{level} priority, says <@{payload.User.Id}>" }, stopping);
    }

    [OnAction(TicketViews.Assignee)]
    public Task Assigned(UsersSelectAction menu, BlockActions payload, SlackContext<SlackClient> slack, CancellationToken stopping) =>
        slack.Client.Chat.PostMessageAsync(new() { Channel = menu.SelectedUser ?? options.FallbackUser, Text = $"You have a ticket in <#{payload.Channel?.Id}>." }, stopping);

    [OnOptions(TicketViews.Product)]
    public async Task<OptionsReply> Products(BlockSuggestion typed, CancellationToken deadline)
    {
        var products = await desk.FindProductsAsync(typed.Value, deadline);
        return products.Take(100).Select(p => new Option { Text = new PlainText(p), Value = p }).ToList();
    }

    [OnShortcut("make_ticket")]
    public Task FromMessage(MessageShortcut shortcut, SlackContext<SlackClient> slack, CancellationToken deadline) =>
        slack.Client.Views.OpenAsync(new() { TriggerId = shortcut.TriggerId, View = TicketViews.Form(shortcut.Channel.Id, shortcut.Message.Text) }, deadline);

    [OnEvent("message.im")]
    public async Task Written(MessageEvent message, SlackContext<SlackClient> slack, CancellationToken stopping)
    {
        // The text of a message arrives escaped.
        await slack.Client.Chat.PostMessageAsync(new() { Channel = message.Channel!, ThreadTs = message.Ts, Text = $"You said: {message.Text}" }, stopping);
        var team = slack.Client.WithToken(options.UserToken);
        await team.Reminders.AddAsync(new() { Text = "Answer the customer", Time = "in 1 hour" }, stopping);
    }

    [OnEvent]
    public async Task Joined(TeamJoinEvent joined, SlackContext<SlackClient> slack, CancellationToken stopping)
    {
        var conversation = await slack.Client.Conversations.OpenAsync(new() { Users = [joined.User.Id!] }, stopping);
        await slack.Client.Chat.PostMessageAsync(conversation.Channel!.Id!, options.Welcome, stopping);
    }

    [GeneratedRegex("^priority_(?<level>low|high)$")]
    private static partial Regex Level();
}
