namespace SlackGen;

/// <summary>Cancels an operation when its time is over or its caller cancels it.</summary>
internal sealed class LinkedTimeout : IDisposable
{
    private readonly TimeoutPool timeouts;
    private readonly TimeSpan limit;
    private readonly CancellationToken caller;
    private readonly PooledTimeout source;
    private readonly CancellationTokenRegistration registration;

    public LinkedTimeout(TimeoutPool timeouts, TimeSpan limit, CancellationToken caller)
    {
        (this.timeouts, this.limit, this.caller) = (timeouts, limit, caller);
        source = timeouts.Rent(limit);
        registration = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
    }

    public CancellationToken Token => source.Token;

    /// <summary>Gets whether the time is over and the caller has not cancelled.</summary>
    public bool HasExpired => source.IsCancellationRequested && !caller.IsCancellationRequested;

    /// <summary>Starts the time anew.</summary>
    public void Restart() => timeouts.Extend(source, limit);

    // A callback that is running or has run has cancelled the source: nobody may have it again.
    public void Dispose() => timeouts.Return(source, isReusable: !caller.CanBeCanceled || registration.Unregister());
}
