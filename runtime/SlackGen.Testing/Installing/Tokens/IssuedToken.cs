namespace SlackGen.Testing;

/// <summary>An access token of a grant.</summary>
/// <param name="grant">The grant.</param>
/// <param name="token">The token.</param>
internal sealed class IssuedToken(TokenGrant grant, FakeToken token)
{
    public TokenGrant Grant => grant;

    /// <summary>Gets or sets the token. A further installation gives the same text more scopes.</summary>
    public FakeToken Token { get; set; } = token;
}
