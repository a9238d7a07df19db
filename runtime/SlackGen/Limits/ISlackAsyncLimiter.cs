using System.Threading.RateLimiting;

namespace SlackGen;

/// <summary>Represents a rate limiter that decides asynchronously, for example over a network.</summary>
public interface ISlackAsyncLimiter
{
    /// <summary>
    /// Tries once to acquire a permit. A refused lease says when to try again. The client calls this method in <see cref="SlackLimitMode.Fail"/>, in place of
    /// <see cref="PartitionedRateLimiter{TResource}.AttemptAcquire"/>, which blocks the thread.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    ValueTask<RateLimitLease> AttemptAcquireAsync(SlackCall call, CancellationToken cancellationToken = default);
}
