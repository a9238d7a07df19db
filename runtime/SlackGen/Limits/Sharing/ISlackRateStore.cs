namespace SlackGen.RateLimiting;

/// <summary>
/// Represents a store in which processes count the calls that share a budget. Implementations are thread-safe, decide atomically and use the clock of the
/// store, because the clocks of the processes differ. If a request throws twice, the limiter falls back to local limits.
/// </summary>
public interface ISlackRateStore
{
    /// <summary>
    /// Grants as many of the requested permits as the window allows. The permits granted within the last <see cref="SlackRateRequest.Window"/> must never
    /// exceed <see cref="SlackRateRequest.Limit"/>, and none may be granted during a pause. The store should serve waiters in the order of their first refused
    /// request. A store without that order grants permits to whichever process asks first.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait for the store. Permits that it grants later are lost, which is safe.</param>
    ValueTask<SlackRateDecision> TryAcquireAsync(SlackRateRequest request, CancellationToken cancellationToken);

    /// <summary>Pauses a budget for all processes. An existing pause that ends later remains.</summary>
    /// <param name="partition">The name of the budget.</param>
    /// <param name="duration">The duration of the pause.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    ValueTask PauseAsync(string partition, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>
    /// Throws if the store cannot decide on a budget at the moment. It changes nothing. After failures, the limiter calls it until it no longer throws.
    /// </summary>
    /// <param name="partition">The name of the budget.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    ValueTask PingAsync(string partition, CancellationToken cancellationToken);
}
