namespace SlackGen.Testing;

/// <summary>A token that the fake knows. Its text is a secret even here: tests look for leaked tokens in everything that was printed.</summary>
internal sealed class FakeToken
{
    /// <param name="text">What stands behind <c>Bearer</c>.</param>
    /// <param name="kind">Whom it stands for.</param>
    /// <param name="scopes">What it may do; null for everything.</param>
    public FakeToken(string text, TokenKind kind, IEnumerable<string>? scopes) =>
        (Text, Kind, Scopes) = (text, kind, scopes?.Distinct(StringComparer.Ordinal).ToList());

    public string Text { get; }

    public TokenKind Kind { get; }

    public IReadOnlyList<string>? Scopes { get; }

    public bool Has(string scope) => Scopes is null || Scopes.Contains(scope);

    /// <summary>The kind that a token's prefix tells.</summary>
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
