namespace SlackGen.Testing;

/// <summary>A queue of faults. A fault with a probability uses up one of its times only when it occurs.</summary>
internal sealed class FaultQueue(SeededRandom random)
{
    private readonly StubQueue<Fault> queue = new(isLastOneFirst: false);

    /// <summary>Adds a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests that the fault affects; null for all further requests.</param>
    /// <param name="probability">The probability that the fault affects a request, from 0 to 1.</param>
    /// <param name="condition">The condition that a request must meet; null for none.</param>
    public void Add(Fault fault, int? times, double probability, Func<RecordedRequest, bool>? condition = null)
    {
        if (probability is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability must be from 0 to 1.");
        }

        queue.Add(fault, times, condition, probability >= 1 ? null : () => random.NextBool(probability));
    }

    /// <summary>Returns the fault of a request; null for none.</summary>
    /// <param name="request">The request; null in queues whose faults have no conditions.</param>
    public Fault? Next(RecordedRequest? request = null) => queue.Next(request);

    public void Clear() => queue.Clear();
}
