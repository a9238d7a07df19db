namespace SlackGen;

/// <summary>Checks that a method takes the kind of a token before the call is sent.</summary>
internal static class TokenKindCheck
{
    /// <summary>Verifies that the method accepts the kind of the token.</summary>
    /// <exception cref="SlackException">The method does not accept the kind, or there is no token.</exception>
    public static void Check(SlackMethod method, TokenIdentity? token)
    {
        if (method.Tokens == SlackTokenKinds.None)
        {
            return;
        }

        if (token is null)
        {
            throw new SlackException($"{method.Name} needs {Names(method.Tokens)}, and the client has none.", method.Name);
        }

        if ((token.Kinds & method.Tokens) == 0)
        {
            var given = token.Kinds == SlackTokenKinds.None ? "a refresh token, which can only be exchanged for new tokens" : Names(token.Kinds);
            throw new SlackException(
                $"{method.Name} takes {Names(method.Tokens)}, and this is {given}. (CheckTokenKinds turns this check off.)",
                method.Name);
        }
    }

    private static string Names(SlackTokenKinds kinds)
    {
        if (kinds == SlackTokenKinds.Any)
        {
            return "a token";
        }

        var names = new[]
        {
            (SlackTokenKinds.Bot, "a bot token (xoxb-)"),
            (SlackTokenKinds.User, "a user token (xoxp-)"),
            (SlackTokenKinds.App, "an app-level token (xapp-)"),
            (SlackTokenKinds.Configuration, "a configuration token (xoxe.xoxp-)"),
        };
        return string.Join(" or ", names.Where(n => kinds.HasFlag(n.Item1)).Select(n => n.Item2));
    }
}
