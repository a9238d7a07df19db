namespace SlackGen.RateLimiting;

/// <summary>What calls of a budget are told.</summary>
/// <param name="Granted">How many may go.</param>
/// <param name="RetryAfter">When the next may probably go.</param>
/// <param name="AskAfter">When to ask again: sooner than that while things may change, as when the store comes back.</param>
/// <param name="Pace">How many more may follow the next one, at the most.</param>
internal readonly record struct Verdict(int Granted, TimeSpan RetryAfter, TimeSpan AskAfter, Budget Pace)
{
    public static Verdict Wait(TimeSpan retryAfter, Budget pace) => new(0, retryAfter, retryAfter, pace);
}
