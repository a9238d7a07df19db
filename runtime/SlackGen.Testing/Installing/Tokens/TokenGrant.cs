namespace SlackGen.Testing;

/// <summary>The right of an app to act as its bot or as a person, which lasts over all access tokens. The caller holds the gate of the <see cref="TokenBook"/>.</summary>
/// <param name="place">The workspace or organization.</param>
/// <param name="kind">The kind of its tokens: of a bot or of a user.</param>
/// <param name="userId">The ID of the person; that of the bot user for a bot.</param>
/// <param name="isSignIn">Whether this is a grant of Sign in with Slack, which installs nothing.</param>
internal sealed class TokenGrant(InstallationPlace place, TokenKind kind, string userId, bool isSignIn)
{
    public InstallationPlace Place => place;

    public TokenKind Kind => kind;

    public string UserId => userId;

    public bool IsSignIn => isSignIn;

    /// <summary>Gets the scopes. They only grow: a further installation adds to them.</summary>
    public List<string> Scopes { get; } = [];

    /// <summary>Gets or sets whether it has every scope, as the tokens of the options have without a manifest.</summary>
    public bool HasEveryScope { get; set; }

    /// <summary>Gets or sets whether refreshes need no client secret.</summary>
    public bool IsPublic { get; set; }

    /// <summary>Gets the access tokens that work, oldest first.</summary>
    public List<IssuedToken> Active { get; } = [];

    /// <summary>Gets the refresh tokens.</summary>
    public List<RefreshToken> Refreshes { get; } = [];

    /// <summary>Gets or sets the text of the long-lived token that was exchanged, which ends at the first refresh; null for none.</summary>
    public string? Exchanged { get; set; }
}
