namespace SlackGen.RateLimiting;

/// <summary>
/// Where processes count the calls that share a budget. Implementations are safe for all threads, decide atomically, and use the clock of the store: those
/// of the processes differ. Where one throws twice, the limiter falls back to local limits.
/// </summary>
public interface ISlackRateStore
{
    /// <summary>
    /// Grants as many permits as the window allows, up to those asked for: at no time may the permits granted within the last
    /// <see cref="SlackRateRequest.Window"/> be more than <see cref="SlackRateRequest.Limit"/>, and none is granted during a pause. The store should serve
    /// waiters in the order in which they first asked in vain; one that does not grants to whoever asks first.
    /// </summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the wait for the store. What it grants then is lost, which is safe.</param>
    ValueTask<SlackRateDecision> TryAcquireAsync(SlackRateRequest request, CancellationToken cancellationToken);

    /// <summary>Grants nothing of a budget for some time, to anybody. A pause that ends later stays.</summary>
    /// <param name="partition">The name of the budget.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    ValueTask PauseAsync(string partition, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Throws when the store cannot decide about a budget at the moment. It changes nothing, and is asked after failures until it no longer throws.</summary>
    /// <param name="partition">The name of the budget.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    ValueTask PingAsync(string partition, CancellationToken cancellationToken);
}
