using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Decides who is calling, and whether they may.</summary>
internal sealed class Authentication(IReadOnlyDictionary<string, FakeToken> tokens)
{
    /// <summary>Returns the token with this text, if the fake knows it.</summary>
    public FakeToken? Find(string? text) => text is not null && tokens.TryGetValue(text, out var token) ? token : null;

    /// <summary>Checks the token.</summary>
    /// <param name="method">The method.</param>
    /// <param name="text">The token of the request; null when it has none.</param>
    /// <param name="hasHeader">Whether the request has a header <c>Authorization</c>, however it reads.</param>
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

        if (token.Kind != TokenKind.Any && KindsOf(method) is { } kinds && !kinds.Contains(token.Kind))
        {
            return new Refusal("not_allowed_token_type");
        }

        var accepted = Accepted(method, token);
        return accepted.Count == 0 || accepted.Any(token.Has)
            ? null
            : new Refusal("missing_scope") { Details = [("needed", string.Join(",", accepted)), ("provided", granted(token))] };
    }

    /// <summary>The scopes, any one of which lets a token of its kind call the method; none where no scope is needed.</summary>
    public static IReadOnlyList<string> Accepted(Method method, FakeToken token)
    {
        var sets = method.Scopes.Where(s => token.Kind == TokenKind.Any || KindOf(s.Kind) == token.Kind).ToList();
        return sets.Any(s => s.Names.Count == 0) ? [] : [.. sets.SelectMany(s => s.Names).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The kind of token that the manifest means by a key of <c>scopes</c>: admins and the like are users.</summary>
    public static TokenKind KindOf(string scopeKind) => scopeKind switch
    {
        "bot" => TokenKind.Bot,
        "app" => TokenKind.App,
        "configuration" => TokenKind.Configuration,
        _ => TokenKind.User,
    };

    private static HashSet<TokenKind>? KindsOf(Method method)
    {
        if (method.Token == TokenNeed.App)
        {
            return [TokenKind.App];
        }

        return method.Scopes.Count == 0 ? null : [.. method.Scopes.Select(s => KindOf(s.Kind))];
    }
}
