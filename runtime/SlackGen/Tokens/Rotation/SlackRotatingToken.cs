namespace SlackGen;

/// <summary>Represents a token that expires, with the refresh token that is exchanged for the next pair.</summary>
/// <param name="AccessToken">The token that calls are sent with.</param>
/// <param name="RefreshToken">The token that is exchanged for the next pair. Slack revokes it soon after its first use.</param>
/// <param name="ExpiresAt">The time when the access token expires.</param>
public sealed record SlackRotatingToken(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt)
{
    /// <summary>Returns the time of expiry; never the tokens.</summary>
    public override string ToString() => $"A token that expires at {ExpiresAt:O}";
}
