using System.ComponentModel;
using SlackGen.Apps;

namespace SlackGen.Infrastructure;

/// <summary>Receives deliveries from a transport. The transports of the packages use it; tests can call it too.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface ISlackDeliveryReceiver
{
    /// <summary>
    /// Accepts a delivery. The method returns at once: it queues the delivery and never waits for a handler. The task completes with the acknowledgement, at the latest
    /// at the deadline of the delivery's kind. It never fails.
    /// </summary>
    /// <param name="delivery">The delivery.</param>
    Task<SlackAcknowledgement> ReceiveAsync(SlackDelivery delivery);
}
