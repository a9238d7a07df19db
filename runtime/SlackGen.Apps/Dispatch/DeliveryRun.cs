using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace SlackGen.Apps;

/// <summary>The run of a delivery: it calls the handlers in a scope of their own and makes the acknowledgement of what they return.</summary>
/// <typeparam name="TApp">The class with the handlers.</typeparam>
internal sealed class DeliveryRun<TApp> : QueuedDelivery
    where TApp : class, ISlackApp<TApp>
{
    private readonly AppServices app;
    private readonly SlackDelivery delivery;
    private readonly HandlerCall<TApp>[] calls;
    private readonly SlackHandlerKind kind;
    private readonly SlackResponder responder;
    private readonly ActivityContext parent;
    private readonly RunAcknowledgement? acknowledgement;
    private AppClient client;
    private DeliveryOutcome outcome = DeliveryOutcome.Handled;
    private int isClaimed;

    /// <summary>Initializes a run.</summary>
    /// <param name="app">What the deliveries of the app share.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="calls">The handlers. Those that return the acknowledgement come first.</param>
    /// <param name="key">The key of the order.</param>
    public DeliveryRun(AppServices app, SlackDelivery delivery, HandlerCall<TApp>[] calls, string? key)
    {
        (this.app, this.delivery, this.calls, client) = (app, delivery, calls, app.Client);
        kind = calls[0].Handler.Kind;
        (Key, RunsAtOnce) = (key, !delivery.IsEvent);
        responder = new SlackResponder(app.Responses, delivery.ResponseUrl, delivery.ReceivedAt);
        parent = Activity.Current?.Context ?? default;
        if (calls[0].Handler.Ack == Ack.Returned)
        {
            acknowledgement = new RunAcknowledgement(app, delivery, kind, calls[0].Handler.Name);
        }
    }

    /// <summary>Gets the acknowledgement; null if the delivery is acknowledged before its handlers run.</summary>
    public Task<SlackAcknowledgement>? Acknowledgement => acknowledgement?.Task;

    /// <summary>Starts the deadline of the acknowledgement.</summary>
    public void StartDeadline() => acknowledgement?.Start();

    /// <summary>Stops the deadline of a delivery that the queue has refused.</summary>
    public void StopDeadline() => acknowledgement?.Stop();

    public override void Abandon()
    {
        var (seconds, names) = (app.Options.ShutdownTimeout.TotalSeconds, string.Join(", ", calls.Select(c => c.Handler.Name)));
        if (!TryClaim())
        {
            AppLog.AbandonedAtShutdown(app.Logger, delivery, seconds, names);
            return;
        }

        Refuse();
        if (acknowledgement is null or { Task.Result.IsAccepted: true })
        {
            AppLog.LostAtShutdown(app.Logger, delivery, seconds, names);
            outcome = DeliveryOutcome.Failed;
        }
        else
        {
            AppLog.RefusedAtShutdown(app.Logger, delivery, seconds, names);
            outcome = DeliveryOutcome.Refused;
        }

        End();
    }

    // The task ends in Remove and does not fail.
    public override void Execute()
    {
        if (TryClaim())
        {
            _ = RunAsync();
        }
        else
        {
            app.Queue.Remove(this);
        }
    }

    // A delivery is either run or abandoned: one that is logged as never started does not start later.
    private bool TryClaim() => Interlocked.Exchange(ref isClaimed, 1) == 0;

    private async Task RunAsync()
    {
        try
        {
            using var activity = SlackAppTelemetry.Start(delivery, parent);
            await HandleAsync().ConfigureAwait(false);
            if (outcome != DeliveryOutcome.Handled || acknowledgement is { IsLate: true })
            {
                activity?.SetStatus(ActivityStatusCode.Error);
            }
        }
        catch (Exception e)
        {
            Fail(calls[0].Handler.Name, e);
        }
        finally
        {
            // Every path has acknowledged before, except after a failure outside of the handlers.
            Refuse();
            End();
            app.Queue.Remove(this);
        }
    }

    private void End()
    {
        acknowledgement?.Stop();
        SlackAppTelemetry.Count(delivery, acknowledgement is { IsLate: true } ? DeliveryOutcome.Late : outcome);
        SlackAppTelemetry.ChangeQueueLength(-1);
    }

    private async Task HandleAsync()
    {
        if (app.Installations is { } installations && !await TryAuthorizeAsync(installations).ConfigureAwait(false))
        {
            return;
        }

        // The deadline passed in the queue: Slack has told the user that it failed, so it must not happen.
        if (Deadlines.NeedsReply(kind) && acknowledgement is { Task.IsCompleted: true })
        {
            return;
        }

        var scope = app.Scopes.CreateAsyncScope();
        await using var disposal = scope.ConfigureAwait(false);
        var context = new SlackContext(delivery, responder, scope.ServiceProvider);
        TApp? instance = null;
        try
        {
            Exception? failure = null;
            SlackReply? reply = null;
            for (var i = 0; i < calls.Length; i++)
            {
                var call = calls[i];
                if (i > 0 && call.Handler.Ack == Ack.First && calls[i - 1].Handler.Ack == Ack.Returned)
                {
                    await AcknowledgeAsync(calls[0].Handler.Name, reply, failure).ConfigureAwait(false);
                    (reply, failure) = (null, null);
                }

                try
                {
                    instance ??= TApp.Create(scope.ServiceProvider);
                    reply = await InvokeAsync(instance, call, context).ConfigureAwait(false) ?? reply;
                }
                catch (Exception e)
                {
                    failure = e;
                    if (!IsLate(e))
                    {
                        Fail(call.Handler.Name, e);
                    }
                }
            }

            await AcknowledgeAsync(calls[^1].Handler.Name, reply, failure).ConfigureAwait(false);
        }
        finally
        {
            switch (instance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync().ConfigureAwait(false);
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }

    // Sets the client to the token of the workspace. Without one, no handler runs: another token would be that of another workspace.
    private async Task<bool> TryAuthorizeAsync(AppInstallations installations)
    {
        try
        {
            if (await installations.FindAsync(delivery, app.Stopping).ConfigureAwait(false) is { } token)
            {
                client = app.Client.With(token);
                return true;
            }

            outcome = DeliveryOutcome.NotInstalled;
            if (app.NotInstalled.Count() is > 0 and var count)
            {
                AppLog.NotInstalled(app.Logger, delivery, InstallationTarget.Create(delivery)?.ToString() ?? "(none)", count);
            }
        }
        catch (Exception e)
        {
            outcome = DeliveryOutcome.Failed;
            AppLog.NotAuthorized(app.Logger, delivery, delivery.EventId, delivery.RetryNumber, SecretScrubber.Common.Clean(e));
        }

        await AcknowledgeFailureAsync(calls[0].Handler.Name).ConfigureAwait(false);
        return false;
    }

    private async Task<SlackReply?> InvokeAsync(TApp instance, HandlerCall<TApp> call, SlackContext context)
    {
        var started = app.Time.GetTimestamp();
        var isFailed = true;
        try
        {
            var invocation = new SlackInvocation(context, client, call.Part, acknowledgement?.HandlerToken ?? app.Stopping);
            var reply = app.Filters.Count == 0
                ? await call.Handler.InvokeAsync(instance, invocation).ConfigureAwait(false)
                : await FilterAsync(instance, call.Handler, invocation, context).ConfigureAwait(false);
            if (reply is not null && reply.Kind != call.Handler.Kind)
            {
                throw new InvalidOperationException($"{call.Handler.Name} returned a {reply.GetType().Name}, which is no reply to {kind}.");
            }

            isFailed = false;
            return reply;
        }
        finally
        {
            var took = app.Time.GetElapsedTime(started);
            SlackAppTelemetry.RecordHandler(delivery, call.Handler.Name, took, isFailed);
            if (!isFailed)
            {
                AppLog.Handled(app.Logger, delivery, call.Handler.Name, took.TotalMilliseconds);
            }
        }
    }

    private async Task<SlackReply?> FilterAsync(TApp instance, SlackHandler<TApp> handler, SlackInvocation invocation, SlackContext context)
    {
        SlackReply? reply = null;
        Func<Task> next = async () => reply = await handler.InvokeAsync(instance, invocation).ConfigureAwait(false);
        for (var i = app.Filters.Count - 1; i >= 0; i--)
        {
            var (inner, create) = (next, app.Filters[i]);
            next = () => create(context.Services).InvokeAsync(context, inner);
        }

        await next().ConfigureAwait(false);
        return reply;
    }

    // A handler that ends because its token was cancelled at the deadline.
    private bool IsLate(Exception e) => e is OperationCanceledException && Deadlines.NeedsReply(kind) && acknowledgement is { HandlerToken.IsCancellationRequested: true }
        && !app.Stopping.IsCancellationRequested;

    private void Fail(string handler, Exception e)
    {
        outcome = DeliveryOutcome.Failed;
        AppLog.HandlerFailed(app.Logger, handler, delivery, delivery.EventId, delivery.RetryNumber, SecretScrubber.Common.Clean(e));
    }

    private async Task AcknowledgeAsync(string handler, SlackReply? reply, Exception? failure)
    {
        try
        {
            if (failure is null)
            {
                await ReplyAsync(handler, reply).ConfigureAwait(false);
            }
            else if (IsLate(failure))
            {
                acknowledgement!.GiveUp();
            }
            else
            {
                await ReplyToFailureAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            FailReply(handler, e);
        }
    }

    private async Task AcknowledgeFailureAsync(string handler)
    {
        try
        {
            await ReplyToFailureAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            FailReply(handler, e);
        }
    }

    private void FailReply(string handler, Exception e)
    {
        outcome = DeliveryOutcome.Failed;
        AppLog.ReplyFailed(app.Logger, handler, delivery, SecretScrubber.Common.Clean(e));
        Refuse();
    }

    private async Task ReplyAsync(string handler, SlackReply? reply)
    {
        if (reply is FunctionReply result)
        {
            await ReplySender.CompleteAsync(client, delivery, result, app.Closing).ConfigureAwait(false);
        }

        var payload = reply?.ToPayload() ?? default;
        if (acknowledgement is not null && !(payload.Length > delivery.MaxAcknowledgementBytes))
        {
            if (acknowledgement.TrySet(new SlackAcknowledgement(true, payload)) || Deadlines.NeedsReply(kind) || payload.Length == 0)
            {
                return;
            }
        }

        // The reply is too large for the acknowledgement, or comes after it.
        switch (reply)
        {
            case CommandReply when payload.Length > 0:
                acknowledgement?.TrySet(SlackAcknowledgement.Empty);
                await responder.SendAsync(payload, app.Closing).ConfigureAwait(false);
                break;
            case ViewReply { Updated: not null } or ViewReply { Pushed: not null }:
                await SendLargeViewAsync((ViewReply)reply).ConfigureAwait(false);
                break;
            case OptionsReply:
                outcome = DeliveryOutcome.Failed;
                AppLog.OptionsTooLarge(app.Logger, handler, payload.Length, delivery.MaxAcknowledgementBytes ?? 0, delivery.Transport);
                acknowledgement?.TrySet(new SlackAcknowledgement(true, OptionsReply.NoOptions));
                break;
            case ViewReply:
                throw new InvalidOperationException(
                    $"The errors take {ReplySender.Bytes(payload.Length)} bytes, more than the {ReplySender.Bytes(delivery.MaxAcknowledgementBytes ?? 0)} bytes of an acknowledgement over {delivery.Transport}.");
        }
    }

    private async Task SendLargeViewAsync(ViewReply reply)
    {
        var placeholder = ReplySender.Placeholder(reply, out var externalId);
        if (acknowledgement?.TrySet(new SlackAcknowledgement(true, placeholder.ToPayload())) == true)
        {
            await app.Replies.SendViewAsync(client, (reply.Pushed ?? reply.Updated)!, delivery.ViewId, externalId, app.Closing).ConfigureAwait(false);
        }
    }

    private async Task ReplyToFailureAsync()
    {
        switch (kind)
        {
            case SlackHandlerKind.Command or SlackHandlerKind.Action or SlackHandlerKind.Shortcut or SlackHandlerKind.Closed:
                acknowledgement?.TrySet(SlackAcknowledgement.Empty);
                if (app.Options.ErrorReply is { } text && responder.IsAvailable)
                {
                    await responder.SendAsync(text, app.Closing).ConfigureAwait(false);
                }

                break;
            case SlackHandlerKind.Options:
                acknowledgement?.TrySet(new SlackAcknowledgement(true, OptionsReply.NoOptions));
                break;
            case SlackHandlerKind.Function:
                // Otherwise the workflow would wait for a result.
                await ReplySender.CompleteAsync(client, delivery, FunctionReply.Fail(app.Options.ErrorReply ?? "The function failed."), app.Closing).ConfigureAwait(false);
                acknowledgement?.TrySet(SlackAcknowledgement.Empty);
                break;
            case SlackHandlerKind.Submit or SlackHandlerKind.Event:
                Refuse();
                break;
        }
    }

    // Forgotten first: the repetition may come as soon as the refusal is sent.
    private void Refuse()
    {
        if (acknowledgement is not { Task.IsCompleted: false })
        {
            return;
        }

        if (delivery.EventId is { } id)
        {
            app.Events.Forget(id);
        }

        acknowledgement.TrySet(SlackAcknowledgement.Refused);
    }
}
