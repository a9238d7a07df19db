namespace SlackGen;

/// <summary>A cancellation source that cancels an operation when its time limit expires or its caller cancels it.</summary>
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

    /// <summary>Gets whether the time limit has expired and the caller has not cancelled.</summary>
    public bool HasExpired => source.IsCancellationRequested && !caller.IsCancellationRequested;

    /// <summary>Restarts the time limit.</summary>
    public void Restart() => timeouts.Extend(source, limit);

    // If the callback is running or has run, it cancels the source, which then cannot be reused.
    public void Dispose() => timeouts.Return(source, isReusable: !caller.CanBeCanceled || registration.Unregister());
}
