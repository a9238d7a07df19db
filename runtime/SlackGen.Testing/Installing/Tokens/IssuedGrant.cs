namespace SlackGen.Testing;

/// <summary>A grant with the tokens that a response hands out.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Tokens">The access token, and the refresh token; null without rotation.</param>
internal sealed record IssuedGrant(TokenGrant Grant, (FakeToken Access, string? Refresh) Tokens);
