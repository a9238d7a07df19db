using Microsoft.Extensions.Logging;

namespace SlackGen.RateLimiting;

/// <summary>The options of a <see cref="SharedSlackRateLimiter"/>.</summary>
public sealed class SharedSlackRateLimiterOptions
{
    /// <summary>
    /// Gets or sets the maximum number of processes that share the budgets. While the store is away, each of them uses its share of a budget. If more processes
    /// run, they exceed the budget together.
    /// </summary>
    public required int Processes { get; init; }

    /// <summary>Gets or sets the maximum number of calls of this process that wait for one budget. Others are refused at once. The default is 1000.</summary>
    public int QueueLimit { get; init; } = 1000;

    /// <summary>
    /// Gets or sets the maximum number of concurrent requests to the store from this process, from 1 to 1000. Further requests wait, first come, first served.
    /// Calls of one budget share a request. The default is 8. A connection pool has to allow three more: for pings, for cleanup and for an abandoned request.
    /// </summary>
    public int MaxStoreRequests { get; init; } = 8;

    /// <summary>
    /// Gets or sets the maximum wait for a response of the store. After two requests without a response, the store counts as away for their budget, and after
    /// three such budgets in a row for all. The default is 2 s.
    /// </summary>
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets the interval at which a store that is away is pinged. The default is 5 s.</summary>
    public TimeSpan RetryStoreAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the clock of this process. The store uses a clock of its own. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets or sets the factory of the logger, whose category is <c>SlackGen.RateLimiting</c>. The default is null, which turns logging off.</summary>
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
