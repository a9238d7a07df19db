using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Finds the token of a call and checks that it may call the method.</summary>
/// <param name="tokens">The tokens of the options.</param>
/// <param name="workspaces">The workspaces, whose users have tokens too; null for none.</param>
/// <param name="installations">The tokens of installations; null without a workspace.</param>
internal sealed class Authentication(IReadOnlyDictionary<string, FakeToken> tokens, WorkspaceTable? workspaces, TokenBook? installations)
{
    /// <summary>Gets the scopes that methods accept.</summary>
    public AcceptedScopes Accepted { get; } = new();

    /// <summary>Returns the token with this text; null if the fake does not know it.</summary>
    public FakeToken? Find(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return tokens.TryGetValue(text, out var token) ? token : installations?.Find(text) ?? workspaces?.FindToken(text);
    }

    /// <summary>Returns the token with this text if it works: it is neither revoked nor expired.</summary>
    public FakeToken? FindLive(string? text) => Find(text) is { } token && installations?.ErrorOf(token) is null ? token : null;

    /// <summary>Checks the token of a call.</summary>
    /// <returns>The refusal, or null if the token may call the method.</returns>
    /// <param name="method">The method.</param>
    /// <param name="text">The token of the request; null for none.</param>
    /// <param name="hasHeader">Whether the request has an <c>Authorization</c> header, valid or not.</param>
    /// <param name="granted">Returns the scopes of a token, as <c>X-OAuth-Scopes</c> lists them.</param>
    public Refusal? Check(Method method, string? text, bool hasHeader, Func<FakeToken, string> granted)
    {
        if (method.Token == TokenNeed.None)
        {
            return null;
        }

        if (text is null && !hasHeader)
        {
            return new Refusal("not_authed");
        }

        if (Find(text) is not { } token)
        {
            return new Refusal("invalid_auth");
        }

        if (installations?.ErrorOf(token) is { } error)
        {
            return new Refusal(error);
        }

        if (workspaces?.IsActive(token) == false)
        {
            return new Refusal("account_inactive");
        }

        if (token.Kind != TokenKind.Any && !Takes(method, token.Kind))
        {
            return new Refusal("not_allowed_token_type");
        }

        var accepted = Accepted.GetOrAdd(method, token.Kind).Names;
        return accepted.Count == 0 || accepted.Any(token.HasScope)
            ? null
            : new Refusal("missing_scope") { Details = [("needed", string.Join(",", accepted)), ("provided", granted(token))] };
    }

    /// <summary>Returns the kind of token for a key of <c>scopes</c> in the manifest. Admins and the like are users.</summary>
    public static TokenKind KindOf(string scopeKind) => ScopeKey.Token(scopeKind) switch
    {
        ScopedToken.Bot => TokenKind.Bot,
        ScopedToken.User => TokenKind.User,
        ScopedToken.App => TokenKind.App,
        ScopedToken.Configuration => TokenKind.Configuration,
    };

    private static bool Takes(Method method, TokenKind kind) => method.Token == TokenNeed.App
        ? kind == TokenKind.App
        : method.Scopes.Count == 0 || method.Scopes.Any(s => KindOf(s.Kind) == kind);
}
