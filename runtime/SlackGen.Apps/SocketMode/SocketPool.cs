using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SlackGen.Apps;

/// <summary>The state that the supervisors of an app's connections share: how many connections stand, since when none does, and what was said aloud.</summary>
internal sealed class SocketPool
{
    private readonly SocketSession session;
    private readonly SlackAppHealth health;
    private readonly object gate = new();
    private readonly HashSet<int> givenUp = [];
    private TaskCompletionSource standing = NewSignal();
    private HealthStatus status = HealthStatus.Unhealthy;
    private DateTimeOffset since;
    private string reason = "No connection has been opened yet.";
    private SocketEndReason? announced;
    private long announcedAt;
    private long? gapStart;
    private TimeSpan gaps;
    private int live;
    private bool isStopped;

    /// <summary>Initializes a pool.</summary>
    public SocketPool(SocketSession session, SlackAppHealth health)
    {
        (this.session, this.health) = (session, health);
        since = session.Time.GetUtcNow();
        Report();
    }

    /// <summary>Gets the number of connections that stand.</summary>
    public int Live => Volatile.Read(ref live);

    /// <summary>Gets the number of connections that there should be: the option, less those that Slack refuses for now.</summary>
    public int Wanted => session.Options.Connections - givenUp.Count;

    /// <summary>Gets the time without a connection since the first one.</summary>
    public TimeSpan TotalGap
    {
        get
        {
            lock (gate)
            {
                return gaps + (gapStart is { } start ? session.Time.GetElapsedTime(start) : TimeSpan.Zero);
            }
        }
    }

    /// <summary>Returns a task that completes as soon as a connection stands.</summary>
    public Task WaitUntilLiveAsync()
    {
        lock (gate)
        {
            return standing.Task;
        }
    }

    /// <summary>Counts a connection that stands.</summary>
    public void Add(int number)
    {
        lock (gate)
        {
            if (isStopped)
            {
                return;
            }

            live++;
            givenUp.Remove(number);
            standing.TrySetResult();
            if (gapStart is { } start)
            {
                var gap = session.Time.GetElapsedTime(start);
                (gapStart, gaps) = (null, gaps + gap);
                SocketMetrics.RecordGap(gap);
                AppLog.GapEnded(session.Logger, gap.TotalSeconds);
            }

            SocketMetrics.CountConnection(1);
            AppLog.Connected(session.Logger, number, live, Wanted);
            Report();
        }
    }

    /// <summary>Notes that a connection has been replaced by one that stands.</summary>
    public void Replace(int number)
    {
        lock (gate)
        {
            AppLog.Connected(session.Logger, number, live, Wanted);
            Report();
        }
    }

    /// <summary>Counts a connection that has ended without a successor.</summary>
    public void Remove(int number, SocketEnd end)
    {
        lock (gate)
        {
            if (isStopped)
            {
                return;
            }

            live--;
            SocketMetrics.CountConnection(-1);
            if (live == 0)
            {
                gapStart = session.Time.GetTimestamp();
                standing = NewSignal();
            }

            reason = end.Text;
            if (!Announce(end))
            {
                AppLog.Disconnected(session.Logger, number, live, Wanted, end.Text);
            }

            Report();
        }
    }

    /// <summary>Notes that an attempt to connect has failed.</summary>
    /// <param name="number">The number of the connection.</param>
    /// <param name="end">The failure.</param>
    /// <param name="pause">The pause before the next attempt.</param>
    /// <param name="isReplacement">Whether the connection that was to be replaced still stands.</param>
    public void Fail(int number, SocketEnd end, TimeSpan pause, bool isReplacement)
    {
        lock (gate)
        {
            reason = end.Text;
            if (end.Reason == SocketEndReason.TooMany && !isReplacement && live > 0)
            {
                if (givenUp.Add(number))
                {
                    AppLog.FewerConnections(session.Logger, number, pause.TotalSeconds, Wanted, end.Text);
                }
            }
            else if (!Announce(end))
            {
                AppLog.OpenFailed(session.Logger, number, pause.TotalSeconds, end.Text);
            }

            Report();
        }
    }

    /// <summary>Notes that a connection has lived long enough to end an outage that was said aloud before it.</summary>
    /// <param name="age">The age of the connection.</param>
    public void Prove(TimeSpan age)
    {
        lock (gate)
        {
            if (announced is not null && session.Time.GetElapsedTime(announcedAt) > age)
            {
                announced = null;
            }
        }
    }

    /// <summary>Notes that the app has closed its connections.</summary>
    public void Stop()
    {
        lock (gate)
        {
            // A transport that is disposed does not wait for its supervisors, which may still count.
            isStopped = true;
            SocketMetrics.CountConnection(-live);
            (live, gapStart, reason) = (0, null, "The app has closed its connections.");
            Report();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // An error for all connections together, until one has lived again. Returns whether the failure is a lasting one.
    private bool Announce(SocketEnd end)
    {
        if (!end.IsLasting)
        {
            return false;
        }

        if (announced != end.Reason)
        {
            (announced, announcedAt) = (end.Reason, session.Time.GetTimestamp());
            AppLog.LastingFailure(session.Logger, session.Options.MaxPause.TotalSeconds, end.Text);
        }

        return true;
    }

    private void Report()
    {
        var next = live == 0 ? HealthStatus.Unhealthy : live < Wanted ? HealthStatus.Degraded : HealthStatus.Healthy;
        if (next != status)
        {
            (status, since) = (next, session.Time.GetUtcNow());
        }

        var counts = string.Create(CultureInfo.InvariantCulture, $"{live} of {Wanted} connections are live.");
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["live"] = live, ["wanted"] = Wanted, ["reason"] = reason };
        health.Report("socket", new SlackTransportHealth(status, status == HealthStatus.Healthy ? counts : $"{counts} {reason}", since, data));
    }
}
