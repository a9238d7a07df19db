using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>Receives the deliveries of an app: it recognizes repetitions, selects the handlers and queues their runs.</summary>
/// <typeparam name="TApp">The class with the handlers.</typeparam>
internal sealed class AppReceiver<TApp> : SlackAppReceiver, IDisposable
    where TApp : class, ISlackApp<TApp>
{
    // The time that handlers have to end after their tokens were cancelled, and that their replies have: a large view takes a second and a call.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private static readonly Task<SlackAcknowledgement> Empty = Task.FromResult(SlackAcknowledgement.Empty);
    private static readonly Task<SlackAcknowledgement> Refused = Task.FromResult(SlackAcknowledgement.Refused);

    private readonly HandlerTable<TApp> handlers = new(TApp.Handlers);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource closing = new();
    private readonly object admission = new();
    private readonly SlackAppOptions options;
    private readonly AppServices app;
    private readonly ThrottledLog throttled;
    private readonly QueueRefusals refusals;

    public AppReceiver(
        SlackAppOptions options, SlackAppRegistration registration, IServiceScopeFactory scopes, ResponseClient responses, AppClient client, AppInstallations? installations, ILogger logger)
    {
        this.options = options;
        app = new AppServices(
            options,
            scopes,
            registration.Filters,
            client,
            installations,
            responses,
            new ReplySender(options.TimeProvider, options.ErrorReply),
            new RecentEvents(options.TimeProvider, options.DeduplicationWindow),
            new DeliveryQueue(options.QueueLimit, options.MaxConcurrency),
            logger,
            stopping.Token,
            closing.Token);
        throttled = new ThrottledLog(logger);
        refusals = new QueueRefusals(logger, options.TimeProvider, options.QueueLimit);
    }

    public override int HandlerCount => handlers.Count;

    public override SlackTransportHealth? QueueHealth => refusals.Health;

    public override Task<SlackAcknowledgement> ReceiveAsync(SlackDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        SlackAppTelemetry.CountArrival(delivery);
        if (delivery.IsOwn && options.IgnoreOwnMessages)
        {
            return Acknowledge(delivery, DeliveryOutcome.Own);
        }

        return app.Installations is { } installations && InstallationRemoval.IsOne(delivery) ? RemoveAndHandleAsync(installations, delivery) : Handle(delivery);
    }

    public override async Task<bool> DrainAsync(CancellationToken cancellationToken)
    {
        var drained = app.Queue.CloseAsync();
        if (!await IsInTimeAsync(drained, options.ShutdownTimeout, cancellationToken).ConfigureAwait(false))
        {
            // Handlers that watch their token end now, and what they throw is logged.
            _ = CancelAsync(stopping);
            if (!await IsInTimeAsync(drained, Grace, default).ConfigureAwait(false))
            {
                foreach (var run in app.Queue.Snapshot())
                {
                    run.Abandon();
                }

                _ = CancelAsync(closing);
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        stopping.Dispose();
        closing.Dispose();
    }

    private Task<SlackAcknowledgement> Handle(SlackDelivery delivery) =>
        Select(delivery) is { } calls ? Admit(delivery, new DeliveryRun<TApp>(app, delivery, calls, GetKey(delivery))) : Acknowledge(delivery, DeliveryOutcome.Unhandled);

    // The installation is removed whether or not the app has a handler. If that fails, Slack sends the event again.
    private async Task<SlackAcknowledgement> RemoveAndHandleAsync(AppInstallations installations, SlackDelivery delivery)
    {
        using var timeout = new CancellationTokenSource(Deadlines.Last, options.TimeProvider);
        try
        {
            await installations.RemoveAsync(delivery, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            AppLog.NotUninstalled(app.Logger, delivery, SecretScrubber.Common.Clean(e));
            return await Acknowledge(delivery, DeliveryOutcome.Refused).ConfigureAwait(false);
        }

        return await Handle(delivery).ConfigureAwait(false);
    }

    private async Task CancelAsync(CancellationTokenSource source)
    {
        try
        {
            await source.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException e)
        {
            // A callback that a handler registered threw.
            AppLog.CancellationFailed(app.Logger, SecretScrubber.Common.Clean(e));
        }
    }

    private async Task<bool> IsInTimeAsync(Task task, TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(time, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }

    private Task<SlackAcknowledgement> Acknowledge(SlackDelivery delivery, DeliveryOutcome outcome)
    {
        SlackAppTelemetry.Count(delivery, outcome);
        return outcome == DeliveryOutcome.Refused ? Refused : AcknowledgeEmpty(delivery);
    }

    private Task<SlackAcknowledgement> Admit(SlackDelivery delivery, DeliveryRun<TApp> run)
    {
        run.StartDeadline();
        SlackAppTelemetry.ChangeQueueLength(1);
        bool isNew;
        QueueRefusal? refusal = null;
        Task<SlackAcknowledgement>? existing = null;
        var id = delivery.IsEvent ? delivery.EventId : null;
        lock (admission)
        {
            // One step: a repetition must not meet the ID of an event that the queue then refuses.
            isNew = id is null || app.Events.TryAdd(id, run.Acknowledgement, out existing);
            refusal = isNew ? app.Queue.TryAdd(run) : null;
            if (refusal is not null && id is not null)
            {
                app.Events.Forget(id);
            }
        }

        if (isNew && refusal is null)
        {
            return run.Acknowledgement is not { } own ? AcknowledgeEmpty(delivery) : delivery.IsEvent ? AwaitEventAsync(delivery, own) : own;
        }

        run.StopDeadline();
        SlackAppTelemetry.ChangeQueueLength(-1);
        if (!isNew)
        {
            SlackAppTelemetry.CountDuplicate(delivery);
            AppLog.Duplicate(app.Logger, delivery, id, delivery.RetryNumber);
            SlackAppTelemetry.Count(delivery, DeliveryOutcome.Duplicate);
            return existing is null ? AcknowledgeEmpty(delivery) : AwaitEventAsync(delivery, existing);
        }

        if (refusal is { } reason and not QueueRefusal.Closed)
        {
            refusals.Add(reason);
        }

        return Acknowledge(delivery, DeliveryOutcome.Refused);
    }

    private Task<SlackAcknowledgement> AcknowledgeEmpty(SlackDelivery delivery)
    {
        SlackAppTelemetry.RecordAck(delivery, options.TimeProvider);
        return Empty;
    }

    // Slack stops waiting after 3 seconds and repeats the event, whose repetition awaits the same run.
    private async Task<SlackAcknowledgement> AwaitEventAsync(SlackDelivery delivery, Task<SlackAcknowledgement> acknowledgement)
    {
        try
        {
            var result = await acknowledgement.WaitAsync(Deadlines.Last, options.TimeProvider).ConfigureAwait(false);
            if (result.IsAccepted)
            {
                SlackAppTelemetry.RecordAck(delivery, options.TimeProvider);
            }

            return result;
        }
        catch (TimeoutException)
        {
            return SlackAcknowledgement.Refused;
        }
    }

    private HandlerCall<TApp>[]? Select(SlackDelivery delivery)
    {
        if (delivery.Kind is not { } kind)
        {
            throttled.Unhandled(delivery, delivery.Type);
            return null;
        }

        if (kind is SlackHandlerKind.Action or SlackHandlerKind.Options)
        {
            return SelectForActions(kind, delivery);
        }

        if ((delivery.IsEvent ? handlers.FindEvent(delivery) : handlers.Find(kind, delivery)) is { } handler)
        {
            return [new(handler, delivery.Part)];
        }

        // An event that ends an installation needs no handler.
        if (app.Installations is null || !InstallationRemoval.IsOne(delivery))
        {
            throttled.Unhandled(delivery, (delivery.IsEvent || kind == SlackHandlerKind.Command ? null : delivery.CallbackId) ?? delivery.Type);
        }

        return null;
    }

    private HandlerCall<TApp>[]? SelectForActions(SlackHandlerKind kind, SlackDelivery delivery)
    {
        var calls = new List<HandlerCall<TApp>>(delivery.Actions.Count);
        foreach (var action in delivery.Actions)
        {
            if (handlers.Find(kind, delivery, action) is { } handler)
            {
                calls.Add(new(handler, action.Part));
            }
            else
            {
                throttled.Unhandled(delivery, action.ActionId);
            }
        }

        // Those that return the acknowledgement come first, so that the others do not delay it.
        return calls.Count switch
        {
            0 => null,
            1 => [calls[0]],
            _ => [.. calls.OrderBy(c => c.Handler.Ack)],
        };
    }

    private string? GetKey(SlackDelivery delivery)
    {
        if (options.DeliveryKey is { } getKey)
        {
            try
            {
                return getKey(delivery);
            }
            catch (Exception e)
            {
                AppLog.HandlerFailed(app.Logger, nameof(SlackAppOptions.DeliveryKey), delivery, delivery.EventId, delivery.RetryNumber, SecretScrubber.Common.Clean(e));
            }
        }

        return delivery.IsEvent ? delivery.ChannelId ?? delivery.UserId : null;
    }
}
