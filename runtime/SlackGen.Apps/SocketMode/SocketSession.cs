using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>The state that the connections of an app share: the options, the clock, the receiver of deliveries, and the end of all.</summary>
internal sealed class SocketSession : IDisposable
{
    // Neither source is disposed: connections that end still look at their tokens.
    private readonly CancellationTokenSource lastAcknowledgements;
    private readonly CancellationTokenSource aborting = new();
    private volatile bool isStopping;

    /// <summary>Initializes a session.</summary>
    public SocketSession(SocketModeOptions options, ISlackDeliveryReceiver receiver, TimeProvider time, ILogger logger, Func<double>? random = null)
    {
        (Options, Receiver, Time, Logger) = (options, receiver, time, logger);
        Random = random ?? System.Random.Shared.NextDouble;
        Scrubber = SecretScrubber.Create(options.AppToken);
        Notices = new SocketNotices(logger);
        lastAcknowledgements = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
    }

    /// <summary>Gets the longest delay of a timer.</summary>
    public static TimeSpan LongestDelay { get; } = TimeSpan.FromDays(40);

    /// <summary>Gets the options.</summary>
    public SocketModeOptions Options { get; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Gets the logger.</summary>
    public ILogger Logger { get; }

    /// <summary>Gets the source of random numbers from 0 to below 1.</summary>
    public Func<double> Random { get; }

    /// <summary>Gets the scrubber of the token and of what looks like a secret.</summary>
    public SecretScrubber Scrubber { get; }

    /// <summary>Gets the log of messages that could not be used.</summary>
    public SocketNotices Notices { get; }

    /// <summary>Gets the token that is cancelled when no connection waits for its acknowledgements any more.</summary>
    public CancellationToken LastAcknowledgements => lastAcknowledgements.Token;

    /// <summary>Gets the token that is cancelled when every connection ends at once.</summary>
    public CancellationToken Aborted => aborting.Token;

    private ISlackDeliveryReceiver Receiver { get; }

    /// <summary>Takes no further delivery. Slack repeats events that are not acknowledged, to another process or after the start of this one.</summary>
    public void StopReceiving() => isStopping = true;

    /// <summary>Limits the time for which connections wait for their acknowledgements to <see cref="SocketModeOptions.CloseTimeout"/> from now.</summary>
    public void LimitAcknowledgements() => lastAcknowledgements.CancelAfter(Options.CloseTimeout);

    /// <summary>Ends every connection at once, those that are being opened among them.</summary>
    public void Abort() => aborting.Cancel();

    /// <summary>Takes no further delivery, and ends every connection at once.</summary>
    public void Dispose()
    {
        StopReceiving();
        Abort();
    }

    /// <summary>Hands a delivery over.</summary>
    /// <returns>The acknowledgement to come; null if the delivery is not taken.</returns>
    public Task<SlackAcknowledgement>? ReceiveAsync(in SocketFrame frame)
    {
        if (isStopping)
        {
            return null;
        }

        // Without a payload in the acknowledgement, replies take another way, as those that are too large do.
        var room = frame.AcceptsResponsePayload ? SocketAcknowledgement.Room(frame.EnvelopeId) : 0;
        var source = new SlackDeliverySource("socket", Time.GetUtcNow(), frame.RetryNumber, frame.RetryReason, room, frame.IsCommand);
        try
        {
            return Receiver.ReceiveAsync(SlackDelivery.Read(frame.Payload.ToArray(), source));
        }
        catch (SlackException e)
        {
            Notices.Add("a delivery that cannot be read", Scrubber.Clean(e.Message));
            return null;
        }
        catch (Exception e)
        {
            AppLog.ReceiverFailed(Logger, e.GetType().Name);
            return null;
        }
    }
}
