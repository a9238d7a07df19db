using System.Threading.RateLimiting;

namespace SlackGen.RateLimiting;

/// <summary>A call that waits for its permit. What it does with it runs elsewhere, not on the queue's thread.</summary>
internal sealed class Waiter : TaskCompletionSource<RateLimitLease>
{
    public Waiter(SlackCall call, bool isPatient, long deadline)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        (Call, IsPatient, Deadline) = (call, isPatient, deadline);
        Node = new LinkedListNode<Waiter>(this);
    }

    public SlackCall Call { get; }

    /// <summary>Whether it waits for its turn, or only for the first response.</summary>
    public bool IsPatient { get; }

    /// <summary>When its time to wait ends, in timestamps.</summary>
    public long Deadline { get; }

    /// <summary>Its place in the queue.</summary>
    public LinkedListNode<Waiter> Node { get; }

    public CancellationTokenRegistration Registration { get; set; }

    /// <summary>Completes it outside of all locks.</summary>
    public void Complete(RateLimitLease lease)
    {
        Registration.Unregister();
        TrySetResult(lease);
    }
}
