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
