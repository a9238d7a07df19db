namespace SlackGen.Testing;

/// <summary>The messages that are to be posted later, on the clock of the workspace.</summary>
internal sealed class ScheduledMessages : IDisposable
{
    // A timer cannot wait for the 120 days that a message may.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly List<ScheduledMessage> pending = [];
    private ITimer? timer;
    private bool isDisposed;

    /// <summary>Gets the messages in the order of their IDs.</summary>
    public IReadOnlyList<ScheduledMessage> Pending => pending;

    /// <summary>Adds a message and posts it when it is due. The caller holds the gate.</summary>
    public void Add(WorkspaceState state, ScheduledMessage message)
    {
        pending.Add(message);
        SetTimer(state);
    }

    /// <summary>Cancels a message. The caller holds the gate.</summary>
    public void Remove(ScheduledMessage message) => pending.Remove(message);

    /// <summary>Stops the timer. Nothing is posted afterwards.</summary>
    public void Dispose()
    {
        isDisposed = true;
        timer?.Dispose();
    }

    private void SetTimer(WorkspaceState state)
    {
        if (pending.Count == 0 || isDisposed)
        {
            return;
        }

        var wait = pending.Min(m => m.PostAt) - state.Now;
        timer ??= state.Clock.CreateTimer(_ => PostDue(state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks)), Timeout.InfiniteTimeSpan);
    }

    private void PostDue(WorkspaceState state)
    {
        // Published under the gate, so that the events keep the order of the changes.
        lock (state.Gate)
        {
            if (isDisposed)
            {
                return;
            }

            foreach (var due in pending.Where(m => m.PostAt <= state.Now).OrderBy(m => m.PostAt).ToList())
            {
                pending.Remove(due);
                due.Post(state);
            }

            SetTimer(state);
            state.Publish(state.TakeRaised());
        }
    }
}
