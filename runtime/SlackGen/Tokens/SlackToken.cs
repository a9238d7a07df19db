namespace SlackGen;

/// <summary>What a token's text tells.</summary>
internal static class SlackToken
{
    /// <summary>Returns the token, unless it cannot be one.</summary>
    /// <exception cref="ArgumentException">
    /// It is blank, stands in quotes or after <c>Bearer</c>, holds a space, a control character or something outside ASCII, or is a placeholder of an
    /// example. The message does not repeat it.
    /// </exception>
    public static string? Check(string? token) => token is null ? null : Fault(token) is { } fault ? throw new ArgumentException(fault) : token;

    private static string? Fault(string token)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            return "The token is empty.";
        }

        if (token[0] is '"' or '\'' or '`' || token[^1] is '"' or '\'' or '`')
        {
            return "The token stands in quotes; leave them out.";
        }

        if (token.StartsWith("Bearer", StringComparison.OrdinalIgnoreCase) && (token.Length == 6 || token[6] is ' ' or ':' or '\t'))
        {
            return "The token begins with 'Bearer', which the client writes by itself; leave it out.";
        }

        if (IsPlaceholder(token))
        {
            return "The token is a placeholder, such as xoxb-... of an example; put the real one in its place.";
        }

        return token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? "The token holds a space, a line break or another character that no token has; was it read with its line end?"
            : null;
    }

    // What examples and unexpanded variables look like: xoxb-..., xoxb-your-token, xoxb-xxxx-xxxx, <token>, ${TOKEN}, %TOKEN%, ****.
    private static bool IsPlaceholder(string token)
    {
        if (token.Contains("...", StringComparison.Ordinal) || token.AsSpan().ContainsAny("<>{}$%*…")
            || token.Contains("your-", StringComparison.OrdinalIgnoreCase) || token.Contains("your_", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var dash = token.IndexOf('-', StringComparison.Ordinal);
        return KindsOf(token) != SlackTokenKinds.Any && !token.AsSpan(dash + 1).ContainsAnyExcept("xX-");
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
}
