namespace SlackGen;

/// <summary>A token that expires, with the refresh token that is exchanged for the next pair.</summary>
/// <param name="AccessToken">The token of calls.</param>
/// <param name="RefreshToken">The token that is exchanged for the next pair. Slack revokes it soon after it was used.</param>
/// <param name="ExpiresAt">When the access token stops working.</param>
public sealed record SlackRotatingToken(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt)
{
    /// <summary>Returns when it expires; never the tokens.</summary>
    public override string ToString() => $"A token that expires at {ExpiresAt:O}";
}
