namespace SlackGen.Testing;

/// <summary>A refresh token of a grant.</summary>
/// <param name="grant">The grant.</param>
/// <param name="text">The text.</param>
internal sealed class RefreshToken(TokenGrant grant, string text)
{
    public TokenGrant Grant => grant;

    public string Text => text;

    /// <summary>Gets or sets the time from which it no longer works; null before its use.</summary>
    public DateTimeOffset? EndsAt { get; set; }
}
