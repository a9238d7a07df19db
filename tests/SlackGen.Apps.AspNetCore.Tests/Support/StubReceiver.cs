using System.Collections.Concurrent;

namespace SlackGen.Apps.AspNetCore.Tests.Support;

/// <summary>Receives deliveries in place of an app, and acknowledges them as a test wants.</summary>
internal sealed class StubReceiver : ISlackDeliveryReceiver
{
    private readonly ConcurrentQueue<SlackDelivery> deliveries = new();

    public IReadOnlyList<SlackDelivery> Deliveries => [.. deliveries];

    public Func<SlackDelivery, Task<SlackAcknowledgement>> Acknowledge { get; set; } = static _ => Task.FromResult(SlackAcknowledgement.Empty);

    public Task<SlackAcknowledgement> ReceiveAsync(SlackDelivery delivery)
    {
        deliveries.Enqueue(delivery);
        return Acknowledge(delivery);
    }
}
