namespace SlackGen.Apps;

/// <summary>The pauses between attempts to connect: of one connection, with full jitter, and within one budget of all connections.</summary>
/// <remarks>
/// A connection that lived a minute proves that Slack is well, and its successor opens almost at once. Any other attempt takes from the budget, which bounds the attempts
/// of an app in ten minutes, however the dice fall.
/// </remarks>
internal sealed class ReconnectPace
{
    /// <summary>The largest number of attempts in <see cref="Window"/>, the first one of each connection among them.</summary>
    public const int MaxAttempts = 20;

    private readonly SocketModeOptions options;
    private readonly TimeProvider time;
    private readonly Func<double> random;
    private readonly Queue<long> attempts = new();
    private readonly object gate = new();

    /// <summary>Initializes a pace.</summary>
    /// <param name="options">The options.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns a number from 0 to below 1.</param>
    public ReconnectPace(SocketModeOptions options, TimeProvider time, Func<double> random) => (this.options, this.time, this.random) = (options, time, random);

    /// <summary>Gets the time in which the attempts are counted.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets the time that a connection must live before the pauses start over.</summary>
    public static TimeSpan Proof { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Returns the pause before the next attempt.</summary>
    /// <param name="failures">The number of attempts in a row whose connection did not live.</param>
    /// <param name="end">The end of the last one.</param>
    public TimeSpan Pause(int failures, SocketEnd end)
    {
        if (end.IsLasting || end.Reason == SocketEndReason.TooMany)
        {
            return options.MaxPause;
        }

        if (failures == 0)
        {
            // A connection that still stands is replaced at once.
            return end.IsRefresh ? TimeSpan.Zero : options.MinPause * random();
        }

        var ceiling = options.MaxPause;
        if (failures < 30 && options.MinPause * (1L << failures) < ceiling)
        {
            ceiling = options.MinPause * (1L << failures);
        }

        var pause = options.MinPause + ((ceiling - options.MinPause) * random());
        return end.RetryAfter is { } asked && asked > pause ? asked : pause;
    }

    /// <summary>Takes an attempt from the budget.</summary>
    /// <returns>The time until the budget has another one; zero if it was taken.</returns>
    public TimeSpan TryTake()
    {
        lock (gate)
        {
            while (attempts.TryPeek(out var first) && time.GetElapsedTime(first) >= Window)
            {
                attempts.Dequeue();
            }

            if (attempts.Count >= MaxAttempts - options.Connections)
            {
                return Window - time.GetElapsedTime(attempts.Peek());
            }

            attempts.Enqueue(time.GetTimestamp());
            return TimeSpan.Zero;
        }
    }
}
