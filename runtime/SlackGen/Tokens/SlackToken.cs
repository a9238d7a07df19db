namespace SlackGen;

/// <summary>What a token's text tells.</summary>
internal static class SlackToken
{
    /// <summary>Refuses a token that cannot stand in a header.</summary>
    /// <exception cref="ArgumentException">It is blank, or holds a space, a control character or something outside ASCII. The message does not repeat it.</exception>
    public static string? Check(string? token)
    {
        if (token is null)
        {
            return null;
        }

        if (token.Length == 0)
        {
            throw new ArgumentException("The token is empty.");
        }

        foreach (var c in token)
        {
            if (c is <= ' ' or > '~')
            {
                throw new ArgumentException("The token holds a space, a line break or another character that no token has; was it read with its line end?");
            }
        }

        return token;
    }

    /// <summary>The kinds that a token may be, by its prefix; any kind when the prefix is not one of Slack's.</summary>
    public static SlackTokenKinds KindsOf(string token)
    {
        // Rotated tokens carry an extra prefix; configuration tokens look like rotated user tokens.
        var isRotated = token.StartsWith("xoxe.", StringComparison.Ordinal);
        return (isRotated ? token.AsSpan(5) : token) switch
        {
            ['x', 'o', 'x', 'b', '-', ..] => SlackTokenKinds.Bot,
            ['x', 'o', 'x', 'p', '-', ..] => isRotated ? SlackTokenKinds.User | SlackTokenKinds.Configuration : SlackTokenKinds.User,
            ['x', 'a', 'p', 'p', '-', ..] => SlackTokenKinds.App,
            ['x', 'o', 'x', 'e', '-', ..] => SlackTokenKinds.None,
            _ => SlackTokenKinds.Any,
        };
    }

    /// <summary>Refuses a token of a kind that the method does not take.</summary>
    public static void CheckKind(SlackMethod method, TokenIdentity? token)
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
            var given = token.Kinds == SlackTokenKinds.None ? "a refresh token, which only buys new tokens" : Names(token.Kinds);
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
