using System.Threading.RateLimiting;

namespace SlackGen;

/// <summary>A call that waits for a permit. Its continuations do not run on the thread of the queue.</summary>
internal sealed class Waiter : TaskCompletionSource<RateLimitLease>
{
    public Waiter(SlackCall call, bool isPatient, long deadline)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        (Call, IsPatient, Deadline) = (call, isPatient, deadline);
        Node = new LinkedListNode<Waiter>(this);
    }

    public SlackCall Call { get; }

    /// <summary>Gets whether the call waits for its turn, and not only for the first decision of a store.</summary>
    public bool IsPatient { get; }

    /// <summary>Gets the end of its wait, as a timestamp of the clock.</summary>
    public long Deadline { get; }

    /// <summary>Gets its node in the queue.</summary>
    public LinkedListNode<Waiter> Node { get; }

    /// <summary>Gets or sets the registration of its cancellation.</summary>
    public CancellationTokenRegistration Registration { get; set; }

    /// <summary>Completes the call. Called outside of all locks.</summary>
    public void Complete(RateLimitLease lease)
    {
        Registration.Unregister();
        TrySetResult(lease);
    }

    /// <summary>Fails the call. Called outside of all locks.</summary>
    public void Fail(Exception exception)
    {
        Registration.Unregister();
        TrySetException(exception);
    }
}
