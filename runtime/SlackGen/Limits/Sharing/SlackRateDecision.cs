namespace SlackGen.RateLimiting;

/// <summary>What a store grants.</summary>
/// <param name="Granted">The permits granted: none, some, or all that were asked for.</param>
/// <param name="RetryAfter">When to ask for the rest; zero when there is none.</param>
public readonly record struct SlackRateDecision(int Granted, TimeSpan RetryAfter);
