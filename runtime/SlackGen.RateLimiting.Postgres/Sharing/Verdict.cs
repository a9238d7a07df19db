namespace SlackGen.RateLimiting;

/// <summary>What calls in a partition are told.</summary>
/// <param name="Granted">How many may go.</param>
/// <param name="RetryAfter">When the next may probably go.</param>
/// <param name="AskAfter">When to ask again: sooner than that while things may change, as when the store comes back.</param>
internal readonly record struct Verdict(int Granted, TimeSpan RetryAfter, TimeSpan AskAfter)
{
    public static Verdict Wait(TimeSpan retryAfter) => new(0, retryAfter, retryAfter);
}
