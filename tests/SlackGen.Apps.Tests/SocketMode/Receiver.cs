using System.Collections.Concurrent;
using SlackGen.Infrastructure;

namespace SlackGen.Apps.Tests.SocketMode;

/// <summary>Records the deliveries and acknowledges them as the test says.</summary>
internal sealed class Receiver : ISlackDeliveryReceiver
{
    private readonly ConcurrentQueue<SlackDelivery> deliveries = new();

    /// <summary>Gets or sets the acknowledgement of a delivery. The default is an empty one, at once.</summary>
    public Func<SlackDelivery, Task<SlackAcknowledgement>> Acknowledge { get; set; } = _ => Task.FromResult(SlackAcknowledgement.Empty);

    /// <summary>Gets the deliveries, in the order of their arrival.</summary>
    public IReadOnlyList<SlackDelivery> Deliveries => [.. deliveries];

    /// <summary>Gets the number of deliveries.</summary>
    public int Count => deliveries.Count;

    public Task<SlackAcknowledgement> ReceiveAsync(SlackDelivery delivery)
    {
        deliveries.Enqueue(delivery);
        return Acknowledge(delivery);
    }
}
