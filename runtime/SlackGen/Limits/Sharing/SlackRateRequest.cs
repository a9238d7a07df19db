namespace SlackGen.RateLimiting;

/// <summary>Represents a request for permits.</summary>
/// <param name="Partition">The name of the budget: printable ASCII, at most 200 characters.</param>
/// <param name="Limit">The maximum number of permits in any window.</param>
/// <param name="Window">The length of the window.</param>
/// <param name="Permits">The number of requested permits, at least 1: one for each waiting call.</param>
/// <param name="Waiter">The ID of the limiter that sends the request, which identifies its place in the queue of waiters.</param>
public readonly record struct SlackRateRequest(string Partition, int Limit, TimeSpan Window, int Permits, Guid Waiter);
