namespace SlackGen.Testing;

/// <summary>A token that the fake knows. Its text is a secret even here: tests look for leaked tokens in all output.</summary>
internal sealed class FakeToken
{
    /// <param name="text">The text after <c>Bearer</c>.</param>
    /// <param name="kind">The kind of the token.</param>
    /// <param name="scopes">The scopes of the token; null for all scopes.</param>
    public FakeToken(string text, TokenKind kind, IEnumerable<string>? scopes) =>
        (Text, Kind, Scopes) = (text, kind, scopes?.Distinct(StringComparer.Ordinal).ToList());

    public string Text { get; }

    public TokenKind Kind { get; }

    public IReadOnlyList<string>? Scopes { get; }

    /// <summary>Gets the ID of the user of a workspace whose token this is; null for the person of <see cref="FakeSlackOptions.App"/>.</summary>
    public string? UserId { get; init; }

    /// <summary>Gets the workspace that the token belongs to; null for the first one, and for a token of a whole organization.</summary>
    public Workspace? Workspace { get; init; }

    /// <summary>Gets the organization in all of whose workspaces the token works; null for a token of one workspace.</summary>
    public WorkspaceOrganization? Organization { get; init; }

    /// <summary>Gets the time at which the token expires; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool HasScope(string scope) => Scopes is null || Scopes.Contains(scope);

    /// <summary>Returns the kind that a token's prefix shows.</summary>
    public static TokenKind KindOf(string token) => token switch
    {
        _ when token.StartsWith("xoxb-", StringComparison.Ordinal) || token.StartsWith("xoxe.xoxb-", StringComparison.Ordinal) => TokenKind.Bot,
        _ when token.StartsWith("xoxp-", StringComparison.Ordinal) => TokenKind.User,
        _ when token.StartsWith("xapp-", StringComparison.Ordinal) => TokenKind.App,
        _ when token.StartsWith("xoxe.xoxp-", StringComparison.Ordinal) => TokenKind.Configuration,
        _ => TokenKind.Any,
    };

    public override string ToString() => $"a token ({Kind})";
}
