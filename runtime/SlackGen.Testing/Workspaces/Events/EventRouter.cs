using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Delivers the events of a workspace to the app, in order, if the app is subscribed to them and may see them.</summary>
internal sealed class EventRouter
{
    private const int MaxPublished = 1_000;

    private readonly Recording<WorkspaceEvent> published = new(MaxPublished);
    private readonly Recording<UndeliveredEvent> undelivered = new(MaxPublished);
    private readonly Queue<QueuedEvent> queue = new();
    private readonly object gate = new();
    private (AppLink Link, EventAudience Audience, WorkspaceState State, EventRate Rate)? connected;
    private bool isSending;

    /// <summary>Gets the events that the workspace has raised, whether the app receives them or not: the last 1,000.</summary>
    public IReadOnlyList<WorkspaceEvent> Published => published.Snapshot();

    /// <summary>Gets the events that the app did not receive: the last 1,000.</summary>
    public IReadOnlyList<UndeliveredEvent> Undelivered => undelivered.Snapshot();

    /// <summary>Gets the signal of changes of the workspace, also of those that raise no event.</summary>
    public ChangeSignal Changed { get; } = new();

    /// <summary>Connects the router with the app of a fake. Events before that are published and not delivered.</summary>
    public void Connect(AppLink link, WorkspaceState state, FakeManifest manifest) => connected = (link, new EventAudience(state, manifest), state, new EventRate(link.MaxEventsPerHour));

    /// <summary>
    /// Accepts events for delivery. It never waits. The caller holds the gate of the state, so that events are delivered in the order of the changes and to
    /// those who were members then.
    /// </summary>
    public void Publish(IReadOnlyList<WorkspaceEvent> events) => PublishTracked(events);

    /// <summary>Publishes events as <see cref="Publish"/> does, and follows them.</summary>
    /// <returns>A task for each event, with the delivery once it is on the wire; null if the app does not receive the event.</returns>
    public IReadOnlyList<Task<FakeDelivery?>> PublishTracked(IReadOnlyList<WorkspaceEvent> events)
    {
        var results = new List<Task<FakeDelivery?>>(events.Count);
        foreach (var raised in events)
        {
            published.Add(raised);
            results.Add(Route(raised));
        }

        Changed.Raise();
        return results;
    }

    /// <summary>Forgets what was published and not delivered, and drops the events that wait.</summary>
    public void Clear()
    {
        lock (gate)
        {
            while (queue.TryDequeue(out var waiting))
            {
                waiting.Activity.Dispose();
                waiting.Sent.SetResult(null);
            }
        }

        published.Clear();
        undelivered.Clear();
    }

    private Task<FakeDelivery?> Route(WorkspaceEvent raised)
    {
        if (connected is not var (link, audience, state, rate))
        {
            return Skip(raised, UndeliveredReason.NoApp);
        }

        var (authorizations, reason) = audience.Decide(raised);
        if (authorizations is null)
        {
            return Skip(raised, reason);
        }

        var queued = new QueuedEvent(raised, authorizations, link.Activity.BeginEvent((string)raised.Body["type"]!), link.Current);
        lock (gate)
        {
            if (queue.Count >= link.MaxQueued)
            {
                queued.Activity.Dispose();
                return Skip(raised, UndeliveredReason.QueueFull);
            }

            queue.Enqueue(queued);
            if (!isSending)
            {
                isSending = true;
                _ = Task.Run(() => SendAllAsync(link, state, rate));
            }
        }

        return queued.Sent.Task;
    }

    private async Task SendAllAsync(AppLink link, WorkspaceState state, EventRate rate)
    {
        while (true)
        {
            QueuedEvent? next;
            lock (gate)
            {
                isSending = queue.TryDequeue(out next);
            }

            if (next is null)
            {
                return;
            }

            using (next.Activity)
            {
                await SendAsync(next, link, state, rate).ConfigureAwait(false);
            }
        }
    }

    private async Task SendAsync(QueuedEvent next, AppLink link, WorkspaceState state, EventRate rate)
    {
        try
        {
            var (delivery, reason) = await TrySendAsync(next, link, state, rate).ConfigureAwait(false);
            next.Sent.SetResult(delivery ?? (reason is { } known ? await Skip(next.Event, known).ConfigureAwait(false) : null));
        }
        catch (Exception e)
        {
            // The events after this one are sent nevertheless, and the act that caused this one fails.
            await Skip(next.Event, UndeliveredReason.Failed).ConfigureAwait(false);
            next.Sent.SetException(e);
            _ = next.Sent.Task.Exception;
        }
    }

    // Returns neither a delivery nor a reason for an event from before the last Clear.
    private static async Task<(FakeDelivery? Delivery, UndeliveredReason? Reason)> TrySendAsync(QueuedEvent next, AppLink link, WorkspaceState state, EventRate rate)
    {
        if (next.Queued != link.Current)
        {
            return (null, null);
        }

        if (link.Transport is not { } transport)
        {
            return (null, UndeliveredReason.NoApp);
        }

        var (isAllowed, isFirst) = rate.Enter(state.Now);
        if (isAllowed)
        {
            var callback = new JsonObject
            {
                ["type"] = "event_callback",
                ["team_id"] = state.App.TeamId,
                ["event"] = next.Event.Body.DeepClone(),
                ["authorizations"] = next.Authorizations,
            };
            return (await transport.SendQueuedAsync(callback, next.Queued).ConfigureAwait(false), null);
        }

        // Slack documents no such notice over Socket Mode.
        if (isFirst && transport is FakeRequestUrl url)
        {
            await url.SendAppRateLimitedAsync().ConfigureAwait(false);
        }

        return (null, UndeliveredReason.RateLimited);
    }

    private Task<FakeDelivery?> Skip(WorkspaceEvent raised, UndeliveredReason reason)
    {
        undelivered.Add(new UndeliveredEvent(raised.Body, reason));
        return Task.FromResult<FakeDelivery?>(null);
    }

    private sealed record QueuedEvent(WorkspaceEvent Event, JsonArray Authorizations, IDisposable Activity, CancellationToken Queued)
    {
        public TaskCompletionSource<FakeDelivery?> Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
