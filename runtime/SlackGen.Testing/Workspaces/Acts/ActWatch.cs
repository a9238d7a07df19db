namespace SlackGen.Testing;

/// <summary>The messages and views that a user saw when an act began, to recognize what comes later.</summary>
internal sealed class ActWatch
{
    private readonly Workspace workspace;
    private readonly UserEntity user;
    private readonly WorkspaceMessage? target;
    private readonly string began;
    private readonly HashSet<(string Id, string? Hash)> seen;

    /// <param name="workspace">The workspace, whose gate the caller holds.</param>
    /// <param name="user">The user who acts.</param>
    /// <param name="target">The message that the user acts on; null for none.</param>
    public ActWatch(Workspace workspace, UserEntity user, WorkspaceMessage? target = null)
    {
        (this.workspace, this.user, this.target) = (workspace, user, target);
        began = workspace.State.NextTimestamp();
        seen = [.. workspace.State.Views.ModalsOf(user.Id).Concat(Views()).Select(Identify)];
    }

    /// <summary>Gets or sets the ID of the execution that the act has started; null for none.</summary>
    public string? ExecutionId { get; set; }

    /// <summary>Counts a view of now as one that the acknowledgement has shown. The caller holds the gate.</summary>
    public void MarkSeen(ViewEntity view) => seen.Add(Identify(view));

    public async Task<WorkspaceMessage> WaitForMessageAsync(IReadOnlyList<WorkspaceMessage> replies, TimeSpan? timeout, CancellationToken cancellationToken) =>
        (await WaitAsync(() => NewMessages(replies), "message", timeout, cancellationToken).ConfigureAwait(false))[0];

    public async Task<WorkspaceView> WaitForViewAsync(TimeSpan? timeout, CancellationToken cancellationToken) =>
        (await WaitAsync(NewViews, "view", timeout, cancellationToken).ConfigureAwait(false))[0];

    public async Task<FunctionOutcome> WaitForFunctionAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (ExecutionId is not { } id)
        {
            throw new InvalidOperationException("The act ran no function.");
        }

        return (await WaitAsync<FunctionOutcome>(
            () => workspace.State.Functions.Find(id) is { IsRunning: false } ended ? [new FunctionOutcome(ended.Outputs, ended.Error)] : [],
            "result of the function",
            timeout,
            cancellationToken).ConfigureAwait(false))[0];
    }

    private Task<IReadOnlyList<T>> WaitAsync<T>(Func<IReadOnlyList<T>> read, string what, TimeSpan? timeout, CancellationToken cancellationToken) =>
        workspace.Router.Changed.WaitForAsync(
            1,
            () =>
            {
                lock (workspace.State.Gate)
                {
                    return read();
                }
            },
            _ => $"@{user.Name} has seen no new {what}",
            timeout,
            cancellationToken);

    private List<WorkspaceMessage> NewMessages(IReadOnlyList<WorkspaceMessage> replies)
    {
        var found = new List<WorkspaceMessage>();
        foreach (var channel in ActChannel.VisibleTo(workspace.State, user))
        {
            var posted = channel.Messages.Values.Reverse().TakeWhile(m => string.CompareOrdinal(m.Ts, began) > 0);
            var shown = workspace.State.Ephemerals.Of(channel.Id, user.Id).Where(m => string.CompareOrdinal(m.Ts, began) > 0);
            found.AddRange(posted.Concat(shown)
                .Where(m => m.UserId != user.Id && !replies.Any(r => r.Ts == m.Ts && r.ChannelId == channel.Id))
                .Select(m => ToMessage(channel, m)));
        }

        if (target is not null && Current(target) is { } current && current.Json.ToJsonString() != target.Json.ToJsonString())
        {
            found.Add(current);
        }

        return [.. found.OrderBy(m => m.Ts, StringComparer.Ordinal)];
    }

    private WorkspaceMessage? Current(WorkspaceMessage message)
    {
        var channel = workspace.State.Channels[message.ChannelId];
        var entity = message.IsEphemeral
            ? workspace.State.Ephemerals.Of(channel.Id, user.Id).FirstOrDefault(m => m.Ts == message.Ts)
            : channel.Messages.GetValueOrDefault(message.Ts);
        return entity is null ? null : ToMessage(channel, entity);
    }

    private WorkspaceMessage ToMessage(ChannelEntity channel, MessageEntity message) =>
        new(channel.Id, MessageJson.Create(workspace.State, channel, message), message.EphemeralTo is not null);

    private List<WorkspaceView> NewViews() => [.. Views().Where(v => !seen.Contains(Identify(v))).Select(v => new WorkspaceView(user.Id, v.Json.DeepClone().AsObject()))];

    // The visible modal comes before the Home tab below it.
    private IEnumerable<ViewEntity> Views()
    {
        var views = workspace.State.Views;
        IEnumerable<ViewEntity> modal = views.ModalsOf(user.Id) is [.., var visible] ? [visible] : [];
        return views.HomeOf(user.Id) is { } home ? modal.Append(home) : modal;
    }

    private static (string Id, string? Hash) Identify(ViewEntity view) => (view.Id, (string?)view.Json["hash"]);
}
