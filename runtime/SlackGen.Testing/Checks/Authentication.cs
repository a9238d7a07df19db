using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Decides who is calling, and whether they may.</summary>
internal sealed class Authentication(IReadOnlyDictionary<string, FakeToken> tokens)
{
    /// <summary>The token that the request carries, if the fake knows it.</summary>
    public FakeToken? Find(IncomingRequest request) =>
        request.Credentials.Token is { } text && tokens.TryGetValue(text, out var token) ? token : null;

    /// <summary>Checks the token.</summary>
    /// <param name="method">The method.</param>
    /// <param name="request">The request.</param>
    /// <param name="arguments">Its arguments, among which no token may be.</param>
    /// <param name="granted">What the token may do, as <c>X-OAuth-Scopes</c> tells it.</param>
    public Refusal? Check(Method method, IncomingRequest request, IReadOnlyDictionary<string, RawArgument> arguments, Func<FakeToken, string> granted)
    {
        // Slack still takes a token there. A client must not send one: URLs and bodies end up in logs.
        if (arguments.ContainsKey("token") && method.Params.All(p => p.Name != "token"))
        {
            return new Refusal("invalid_auth") { Messages = ["[ERROR] a token travels in the Authorization header, not among the arguments"] };
        }

        if (method.Token == TokenNeed.None)
        {
            return null;
        }

        if (!request.Credentials.IsPresent)
        {
            return new Refusal("not_authed");
        }

        if (Find(request) is not { } token)
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
