namespace SlackGen;

/// <summary>A rotating token in use.</summary>
/// <param name="Token">The pair.</param>
/// <param name="Lifetime">How long the access token worked when it was received; the longest there is where nobody knows.</param>
/// <param name="Spread">How far into the first half of the margin it is refreshed, from 0 to 1.</param>
internal sealed record TokenLease(SlackRotatingToken Token, TimeSpan Lifetime, double Spread)
{
    /// <summary>Returns whether the access token still works.</summary>
    public bool IsGood(DateTimeOffset now) => now < Token.ExpiresAt;

    /// <summary>Returns when the token is to be refreshed, in ticks of UTC: within the margin, or within half a lifetime that is shorter.</summary>
    public long RefreshAt(TimeSpan margin)
    {
        var ahead = Math.Min(margin.Ticks, Lifetime.Ticks / 2);
        return Token.ExpiresAt.UtcTicks - ahead + (long)(Spread * ahead / 2);
    }
}
