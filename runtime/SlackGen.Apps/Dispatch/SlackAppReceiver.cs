namespace SlackGen.Apps;

/// <summary>The receiver of an app, as its host sees it.</summary>
internal abstract class SlackAppReceiver : ISlackDeliveryReceiver
{
    /// <summary>Gets the number of handlers.</summary>
    public abstract int HandlerCount { get; }

    /// <summary>Gets the health of the queue; null if it accepts every delivery.</summary>
    public abstract SlackTransportHealth? QueueHealth { get; }

    public abstract Task<SlackAcknowledgement> ReceiveAsync(SlackDelivery delivery);

    /// <summary>
    /// Refuses further deliveries, and waits until those that were accepted have finished. At the end of the time, the tokens of their handlers are cancelled, and those
    /// that still do not end are logged.
    /// </summary>
    /// <param name="cancellationToken">Ends the time early.</param>
    /// <returns>True if all have finished.</returns>
    public abstract Task<bool> DrainAsync(CancellationToken cancellationToken);
}
