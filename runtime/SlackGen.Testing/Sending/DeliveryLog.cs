using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Testing;

/// <summary>The deliveries of a fake, and the token that ends their attempts.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Deliveries of which a test still holds one observe the token.")]
internal sealed class DeliveryLog(int capacity, ITrafficObserver? observer)
{
    private readonly Recording<FakeDelivery> deliveries = new(capacity);
    private CancellationTokenSource current = new();

    /// <summary>Gets what is on the wire now: deliveries, and requests of the app.</summary>
    public WireActivity Activity { get; } = new();

    public IReadOnlyList<FakeDelivery> Snapshot() => deliveries.Snapshot();

    public long Dropped => deliveries.Dropped;

    /// <summary>Adds a delivery and returns the token that is cancelled when the fake gives up on it.</summary>
    public CancellationToken Add(FakeDelivery delivery)
    {
        deliveries.Add(delivery);
        observer?.Sending(delivery);
        return Volatile.Read(ref current).Token;
    }

    /// <summary>Removes the deliveries and gives up on pending ones.</summary>
    public void Clear()
    {
        deliveries.Clear();
        Interlocked.Exchange(ref current, new CancellationTokenSource()).Cancel();
    }

    /// <summary>Gives up on pending deliveries and on all later ones. What is recorded stays.</summary>
    public void Stop() => Volatile.Read(ref current).Cancel();
}
