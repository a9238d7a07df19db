using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Testing;

/// <summary>The deliveries of a fake, and the token that ends their attempts.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Deliveries of which a test still holds one observe the token.")]
internal sealed class DeliveryLog(int capacity, ITrafficObserver? observer)
{
    private readonly Recording<FakeDelivery> deliveries = new(capacity);
    private readonly object gate = new();
    private CancellationTokenSource current = new();

    /// <summary>Gets what is on the wire now: deliveries, and requests of the app.</summary>
    public WireActivity Activity { get; } = new();

    public IReadOnlyList<FakeDelivery> Snapshot() => deliveries.Snapshot();

    public long Dropped => deliveries.Dropped;

    /// <summary>Gets the token of what is delivered now. <see cref="Clear"/> replaces it.</summary>
    public CancellationToken Current => Volatile.Read(ref current).Token;

    /// <summary>Adds a delivery and returns the token that is cancelled when the fake gives up on it.</summary>
    public CancellationToken Add(FakeDelivery delivery)
    {
        lock (gate)
        {
            return AddLocked(delivery);
        }
    }

    /// <summary>Adds a delivery that was queued, unless the fake has given up on it in the meantime.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="queued"><see cref="Current"/> at the time when it was queued.</param>
    /// <returns>Whether the delivery was added.</returns>
    public bool TryAdd(FakeDelivery delivery, CancellationToken queued)
    {
        lock (gate)
        {
            if (queued != current.Token)
            {
                return false;
            }

            AddLocked(delivery);
            return true;
        }
    }

    /// <summary>Removes the deliveries and gives up on pending ones.</summary>
    public void Clear()
    {
        CancellationTokenSource cleared;
        lock (gate)
        {
            (cleared, current) = (current, new CancellationTokenSource());
            deliveries.Clear();
        }

        // What this ends can take long, so not under the lock.
        cleared.Cancel();
    }

    /// <summary>Gives up on pending deliveries and on all later ones. What is recorded stays.</summary>
    public void Stop() => Volatile.Read(ref current).Cancel();

    private CancellationToken AddLocked(FakeDelivery delivery)
    {
        deliveries.Add(delivery);
        observer?.Sending(delivery);
        return current.Token;
    }
}
