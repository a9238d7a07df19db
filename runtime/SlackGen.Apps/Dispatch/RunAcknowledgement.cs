using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Apps;

/// <summary>The acknowledgement of a delivery whose handler returns it, with its deadline. It is set once.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source of the token has no timer, and its callbacks may still run when the run has ended.")]
internal sealed class RunAcknowledgement
{
    private readonly TaskCompletionSource<SlackAcknowledgement> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AppServices app;
    private readonly SlackDelivery delivery;
    private readonly SlackHandlerKind kind;
    private readonly string handler;
    private readonly CancellationTokenSource? deadline;
    private readonly CancellationTokenRegistration link;
    private ITimer? timer;
    private bool isCancelling;

    public RunAcknowledgement(AppServices app, SlackDelivery delivery, SlackHandlerKind kind, string handler)
    {
        (this.app, this.delivery, this.kind, this.handler) = (app, delivery, kind, handler);
        if (Deadlines.NeedsReply(kind))
        {
            deadline = new CancellationTokenSource();
            link = app.Stopping.UnsafeRegister(static self => _ = ((RunAcknowledgement)self!).CancelAsync(), this);
        }
    }

    /// <summary>Gets the acknowledgement.</summary>
    public Task<SlackAcknowledgement> Task => source.Task;

    /// <summary>Gets whether the delivery was given up because its reply is late.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Gets the token of the handler: cancelled at the deadline if the reply is of no use then, otherwise at the end of a shutdown.</summary>
    public CancellationToken HandlerToken => deadline?.Token ?? app.Stopping;

    /// <summary>Starts the deadline, which counts from the arrival of the delivery. An event has none: Slack repeats it.</summary>
    public void Start()
    {
        if (Deadlines.IsAcknowledgedByItself(kind) || Deadlines.NeedsReply(kind))
        {
            // Started after it is assigned: a timer that is due at once fires within Change.
            timer = app.Time.CreateTimer(static self => ((RunAcknowledgement)self!).ReachDeadline(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(Left(Deadlines.First), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Sets the acknowledgement.</summary>
    /// <returns>False if it was set before.</returns>
    public bool TrySet(SlackAcknowledgement acknowledgement)
    {
        if (!source.TrySetResult(acknowledgement))
        {
            return false;
        }

        // Each repetition of an event has an acknowledgement of its own, which the receiver records.
        if (acknowledgement.IsAccepted && !delivery.IsEvent)
        {
            SlackAppTelemetry.RecordAck(delivery, app.Time);
        }

        return true;
    }

    /// <summary>Gives the delivery up because its reply is late.</summary>
    public void GiveUp()
    {
        if (TrySet(SlackAcknowledgement.Refused))
        {
            IsLate = true;
            AppLog.HandlerFailed(app.Logger, handler, delivery, delivery.EventId, delivery.RetryNumber, new TimeoutException(
                $"{handler} returned no reply within {Deadlines.First.TotalSeconds} s, so {delivery} was not acknowledged and Slack shows the user an error. "
                + (kind == SlackHandlerKind.Options ? "Load the options faster, for example from a cache." : "Return a reply at once, and do slow work afterwards.")));
        }
    }

    /// <summary>Stops the deadline.</summary>
    public void Stop()
    {
        timer?.Dispose();
        link.Dispose();
    }

    private void ReachDeadline()
    {
        if (deadline is null)
        {
            if (TrySet(SlackAcknowledgement.Empty))
            {
                AppLog.AcknowledgedEarly(app.Logger, handler, delivery, Deadlines.First.TotalSeconds);
            }
        }
        else if (isCancelling)
        {
            GiveUp();
        }
        else
        {
            // Started before the token is cancelled, whose callbacks may end the run.
            isCancelling = true;
            timer!.Change(Left(Deadlines.Last), Timeout.InfiniteTimeSpan);
            _ = CancelAsync();
        }
    }

    private async Task CancelAsync()
    {
        try
        {
            await deadline!.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException e)
        {
            // A callback that the handler registered threw.
            AppLog.HandlerFailed(app.Logger, handler, delivery, delivery.EventId, delivery.RetryNumber, SecretScrubber.Common.Clean(e));
        }
    }

    private TimeSpan Left(TimeSpan limit)
    {
        var left = limit - (app.Time.GetUtcNow() - delivery.ReceivedAt);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left > limit ? limit : left;
    }
}
