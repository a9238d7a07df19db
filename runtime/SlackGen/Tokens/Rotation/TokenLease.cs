namespace SlackGen;

/// <summary>A rotating token in use.</summary>
/// <param name="Token">The pair.</param>
/// <param name="Lifetime">The lifetime of the access token when it was received; <see cref="TimeSpan.MaxValue"/> if it is unknown.</param>
/// <param name="Spread">The position of the refresh within the first half of the margin, from 0 to 1.</param>
internal sealed record TokenLease(SlackRotatingToken Token, TimeSpan Lifetime, double Spread)
{
    /// <summary>Returns whether the access token is still valid.</summary>
    public bool IsValidAt(DateTimeOffset now) => now < Token.ExpiresAt;

    /// <summary>Returns the time of the next refresh in UTC ticks: within the margin before expiry, or within half the lifetime if that is shorter.</summary>
    public long RefreshAt(TimeSpan margin)
    {
        var ahead = Math.Min(margin.Ticks, Lifetime.Ticks / 2);
        return Token.ExpiresAt.UtcTicks - ahead + (long)(Spread * ahead / 2);
    }
}
