namespace SlackGen.RateLimiting;

/// <summary>Represents the decision on the waiting calls of a budget.</summary>
/// <param name="Granted">The number of calls that may be sent.</param>
/// <param name="RetryAfter">The expected time until the next call may be sent.</param>
/// <param name="NextRequestAfter">The time until the next request: shorter than RetryAfter if the state may change earlier, as when the store comes back.</param>
/// <param name="Pace">The maximum rate of the calls after the next one.</param>
internal readonly record struct BudgetDecision(int Granted, TimeSpan RetryAfter, TimeSpan NextRequestAfter, Budget Pace)
{
    /// <summary>Creates a decision that grants nothing.</summary>
    public static BudgetDecision Refuse(TimeSpan retryAfter, Budget pace) => new(0, retryAfter, retryAfter, pace);
}
