namespace SlackGen.RateLimiting.Tests;

/// <summary>The stores that there are.</summary>
public enum StoreKind
{
    /// <summary>PostgreSQL.</summary>
    Postgres,

    /// <summary>Redis.</summary>
    Redis,
}
