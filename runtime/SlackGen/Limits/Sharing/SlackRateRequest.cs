namespace SlackGen.RateLimiting;

/// <summary>Permits that a process asks for.</summary>
/// <param name="Partition">The name of the budget: printable ASCII, at most 200 characters.</param>
/// <param name="Limit">How many permits any window holds at most.</param>
/// <param name="Window">The length of the window.</param>
/// <param name="Permits">How many permits are wanted, at least 1: one for each call that waits.</param>
/// <param name="Waiter">Who asks: one limiter in one process. It is its place in the queue of waiters.</param>
public readonly record struct SlackRateRequest(string Partition, int Limit, TimeSpan Window, int Permits, Guid Waiter);
