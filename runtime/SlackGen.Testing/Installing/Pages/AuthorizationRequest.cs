namespace SlackGen.Testing;

/// <summary>The request of an app for permissions, read from the URL of an authorize page and checked.</summary>
/// <param name="Flow">The page.</param>
/// <param name="RedirectUrl">The URL to which the person returns.</param>
/// <param name="BotScopes">The scopes of the bot token.</param>
/// <param name="UserScopes">The scopes of the user token.</param>
internal sealed record AuthorizationRequest(AuthorizationFlow Flow, Uri RedirectUrl, IReadOnlyList<string> BotScopes, IReadOnlyList<string> UserScopes)
{
    /// <summary>Gets the <c>redirect_uri</c> as it was sent, which the exchange must repeat; null if none was sent.</summary>
    public string? SentRedirect { get; init; }

    /// <summary>Gets the value that comes back with the code; null for none.</summary>
    public string? State { get; init; }

    /// <summary>Gets the value that comes back in the ID token; null for none.</summary>
    public string? Nonce { get; init; }

    /// <summary>Gets the hash of the code verifier; null without PKCE.</summary>
    public string? CodeChallenge { get; init; }

    /// <summary>Gets the ID of the workspace that the app asks for; null for any.</summary>
    public string? TeamId { get; init; }

    /// <summary>Gets whether the person returns to a program on a desktop, which has no client secret.</summary>
    public bool IsDesktop { get; init; }
}
