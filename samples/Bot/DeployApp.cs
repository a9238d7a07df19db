using SlackGen.Apps;
using SlackGen.Types;

namespace Bot;

/// <summary>A bot that deploys releases. The attribute of a method says what it handles, the types of its parameters say what it is given.</summary>
[SlackApp]
public sealed partial class DeployApp(Releases releases, ILogger<DeployApp> logger)
{
    /// <summary>Somebody mentions the bot: it says what is live, in the thread.</summary>
    [OnEvent]
    public Task Mentioned(AppMentionEvent mention, SlackContext<SlackClient> slack, CancellationToken stopping) =>
        slack.Client.Chat.PostMessageAsync(
            new()
            {
                Channel = mention.Channel,
                ThreadTs = mention.ThreadTs ?? mention.Ts,
                Text = releases.Describe(),
            },
            stopping);

    /// <summary><c>/deploy</c> opens a form; <c>/deploy status</c> says what is live.</summary>
    [OnCommand("/deploy")]
    public async Task<CommandReply> Deploy(SlashCommand command, SlackContext<SlackClient> slack, CancellationToken deadline)
    {
        if (command.Text == "status")
        {
            return releases.Describe(); // a string is a message that only the user sees
        }

        await slack.Client.Views.OpenAsync(new() { TriggerId = command.TriggerId, View = DeployViews.NewForm(command.ChannelId) }, deadline);
        return CommandReply.Nothing;
    }

    /// <summary>The menu of releases in the form: the user types, Slack asks.</summary>
    [OnOptions(DeployViews.ReleaseMenu)]
    public Task<OptionsReply> Options(BlockSuggestion suggestion) => Task.FromResult<OptionsReply>(
        Releases.Find(suggestion.Value).Select(r => new Option { Text = new PlainText(r), Value = r }).ToList());

    /// <summary>The form is submitted: a release that is live already is an error in the form. What is returned within 2.5 seconds is Slack's reply to the user.</summary>
    [OnSubmit(DeployViews.Form)]
    public async Task<ViewReply> Submitted(ViewSubmission form, SlackContext<SlackClient> slack, CancellationToken deadline)
    {
        var values = form.View.State!.Values!;
        var release = values[DeployViews.ReleaseBlock][DeployViews.ReleaseMenu].SelectedOption?.Value ?? "";
        if (!Releases.Exists(release) || releases.Live["production"] == release)
        {
            return ViewReply.Errors((DeployViews.ReleaseBlock, $"{release} cannot be deployed: it is live or does not exist."));
        }

        var before = await releases.DeployAsync("production", release, deadline);
        await slack.Client.Chat.PostMessageAsync(
            new()
            {
                Channel = form.View.PrivateMetadata!,
                Text = $"{release} is live",
                Blocks = DeployViews.Deployed(release, before, form.User.Id, ReasonOf(values)),
            },
            deadline);
        return ViewReply.Close;
    }

    /// <summary>The button under the message: it is acknowledged before the handler runs, which then takes the time it needs and replies to the message.</summary>
    [OnAction(DeployViews.RollBack, Ack = Ack.First)]
    public async Task RollBack(ButtonAction click, BlockActions payload, SlackContext slack, CancellationToken stopping)
    {
        await releases.DeployAsync("production", click.Value!, stopping);
        await slack.Respond.SendAsync(new() { ReplaceOriginal = true, Text = $"Back to {click.Value}, by <@{payload.User.Id}>" }, stopping);
    }

    /// <summary>The Home tab shows what is live.</summary>
    [OnEvent]
    public Task HomeOpened(AppHomeOpenedEvent opened, SlackContext<SlackClient> slack, CancellationToken stopping) =>
        slack.Client.Views.PublishAsync(new() { UserId = opened.User, View = DeployViews.Home(releases) }, stopping);

    /// <summary>A step of a workflow, which asks whether a release is live. The reply becomes the outputs of the step.</summary>
    [OnFunction("is_live")]
    public Task<FunctionReply> IsLive(FunctionExecutedEvent call)
    {
        var release = call.Inputs.TryGetValue("release", out var input) ? input.GetString() : null;
        LogAsked(logger, release);
        return Task.FromResult(release is null
            ? FunctionReply.Fail("The step has no release.")
            : FunctionReply.Complete(new Dictionary<string, object?> { ["live"] = releases.Live.Values.Contains(release) }));
    }

    // The field is optional, so that the form also works without it.
    private static string? ReasonOf(IReadOnlyDictionary<string, IReadOnlyDictionary<string, ViewStateValue>> values) =>
        values.TryGetValue(DeployViews.ReasonBlock, out var block) && block.TryGetValue(DeployViews.ReasonText, out var input) ? input.Value : null;

    [LoggerMessage(LogLevel.Information, "A workflow asks whether {Release} is live")]
    private static partial void LogAsked(ILogger logger, string? release);
}
