namespace SlackGen.Apps;

/// <summary>The state that the supervisors of an app's connections share: how many stand, since when none does, and what was said aloud.</summary>
internal sealed class SocketPool
{
    private readonly SocketSession session;
    private readonly string app;
    private readonly object gate = new();
    private TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SocketModeStatus status;
    private SocketEndReason? announced;
    private long? gapStart;

    /// <summary>Initializes a pool.</summary>
    /// <param name="app">The name of the app; empty for the unnamed one.</param>
    /// <param name="session">The session.</param>
    public SocketPool(string app, SocketSession session)
    {
        (this.app, this.session) = (app, session);
        status = new SocketModeStatus(0, session.Options.Connections, null, session.Time.GetUtcNow());
    }

    /// <summary>Gets the state for the health check.</summary>
    public SocketModeStatus Status
    {
        get
        {
            lock (gate)
            {
                return status;
            }
        }
    }

    /// <summary>Gets the time without a connection since the first one, gaps that go on included.</summary>
    public TimeSpan TotalGap
    {
        get
        {
            lock (gate)
            {
                return field + (gapStart is { } start ? session.Time.GetElapsedTime(start) : TimeSpan.Zero);
            }
        }

        private set;
    }

    /// <summary>Returns a task that completes as soon as a connection stands.</summary>
    public Task WaitForLiveAsync()
    {
        lock (gate)
        {
            return live.Task;
        }
    }

    /// <summary>Counts a connection that stands.</summary>
    public void Add(int number)
    {
        lock (gate)
        {
            Set(status.Live + 1, status.Live == 0 ? null : status.LastReason);
            live.TrySetResult();
            if (gapStart is { } start)
            {
                var gap = session.Time.GetElapsedTime(start);
                (gapStart, TotalGap) = (null, TotalGap);
                SocketMetrics.RecordGap(app, gap);
                AppLog.GapEnded(session.Logger, gap.TotalSeconds);
            }
        }

        SocketMetrics.CountConnection(app, 1);
        AppLog.Connected(session.Logger, number, status.Live, status.Wanted);
    }
}
