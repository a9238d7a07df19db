using Microsoft.Extensions.Logging;

namespace SlackGen.RateLimiting;

/// <summary>How a shared limiter behaves.</summary>
public sealed class SharedSlackRateLimiterOptions
{
    /// <summary>
    /// How many processes share the budgets at most. While the store is away, each of them uses its part of a budget: with a smaller number here than there are,
    /// they exceed it together.
    /// </summary>
    public required int Processes { get; init; }

    /// <summary>How many calls may wait for one budget in this process; a further one is refused at once. The default is 1000.</summary>
    public int QueueLimit { get; init; } = 1000;

    /// <summary>
    /// How many requests the store gets at a time from this process, from 1 to 1000; further ones wait their turn, first come, first served, and calls of one
    /// budget ask together. The default is 8. A pool of connections has to allow three more: for pings, for cleaning up, and for a request that is given up.
    /// </summary>
    public int MaxStoreRequests { get; init; } = 8;

    /// <summary>
    /// How long to wait for a response of the store. After two requests without one their budget counts as away, and after three such budgets in a row the
    /// store. The default is 2 s.
    /// </summary>
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often to see whether a store that is away has come back. The default is 5 s.</summary>
    public TimeSpan RetryStoreAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where times come from; the store has a clock of its own.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where log messages go, under the category <c>SlackGen.RateLimiting</c>; null for nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Processes, 1, nameof(Processes));
        ArgumentOutOfRangeException.ThrowIfNegative(QueueLimit, nameof(QueueLimit));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStoreRequests, 1, nameof(MaxStoreRequests));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxStoreRequests, 1000, nameof(MaxStoreRequests));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StoreTimeout, TimeSpan.Zero, nameof(StoreTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RetryStoreAfter, TimeSpan.Zero, nameof(RetryStoreAfter));
        ArgumentNullException.ThrowIfNull(TimeProvider, nameof(TimeProvider));
    }
}
