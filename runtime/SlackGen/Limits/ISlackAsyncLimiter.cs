using System.Threading.RateLimiting;

namespace SlackGen;

/// <summary>A rate limiter that has to ask elsewhere whether a call may be sent, over a network for instance.</summary>
public interface ISlackAsyncLimiter
{
    /// <summary>
    /// Asks once: a permit, or a refusal that says when to come back. It is <see cref="PartitionedRateLimiter{TResource}.AttemptAcquire"/> without a thread
    /// that is held meanwhile, and what calls in <see cref="SlackLimitMode.Fail"/> take.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives the question up.</param>
    ValueTask<RateLimitLease> AttemptAcquireAsync(SlackCall call, CancellationToken cancellationToken = default);
}
