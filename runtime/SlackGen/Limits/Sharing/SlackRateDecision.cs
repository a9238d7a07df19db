namespace SlackGen.RateLimiting;

/// <summary>Represents the decision of a store.</summary>
/// <param name="Granted">The number of granted permits: none, some or all of the requested ones.</param>
/// <param name="RetryAfter">The time until the rest should be requested; zero if all were granted.</param>
public readonly record struct SlackRateDecision(int Granted, TimeSpan RetryAfter);
