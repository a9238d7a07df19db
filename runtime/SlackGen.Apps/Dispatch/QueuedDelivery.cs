namespace SlackGen.Apps;

/// <summary>A delivery in a <see cref="DeliveryQueue"/>.</summary>
internal abstract class QueuedDelivery : IThreadPoolWorkItem
{
    /// <summary>Gets the key; null for none.</summary>
    public string? Key { get; protected init; }

    /// <summary>Gets whether it runs whatever the number of running ones is.</summary>
    public bool RunsAtOnce { get; protected init; }

    /// <summary>Gets or sets the next one of its key, which the queue maintains.</summary>
    public QueuedDelivery? Next { get; set; }

    /// <summary>Writes to the log that the delivery was left behind at shutdown.</summary>
    public abstract void Abandon();

    /// <summary>Runs it. It removes itself from the queue at the end.</summary>
    public abstract void Execute();
}
