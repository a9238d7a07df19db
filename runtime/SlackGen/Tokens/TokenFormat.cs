using System.Buffers;

namespace SlackGen;

/// <summary>Validates the text of tokens and derives their kinds from it.</summary>
internal static class TokenFormat
{
    private static readonly SearchValues<char> PlaceholderCharacters = SearchValues.Create("<>{}$%*…");

    /// <summary>Returns the token, or throws if the text cannot be a token.</summary>
    /// <exception cref="ArgumentException">
    /// The text is blank, is in quotes, begins with <c>Bearer</c>, contains a space, a control character or a character outside ASCII, or is a placeholder of
    /// an example. The message does not contain the text.
    /// </exception>
    public static string? Check(string? token) => token is null ? null : FindError(token) is { } fault ? throw new ArgumentException(fault) : token;

    private static string? FindError(string token)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            return "The token is empty.";
        }

        if (token[0] is '"' or '\'' or '`' || token[^1] is '"' or '\'' or '`')
        {
            return "The token is in quotes; remove them.";
        }

        if (token.StartsWith("Bearer", StringComparison.OrdinalIgnoreCase) && (token.Length == 6 || token[6] is ' ' or ':' or '\t'))
        {
            return "The token begins with 'Bearer'; remove it, since the client adds it.";
        }

        if (IsPlaceholder(token))
        {
            return "The token is a placeholder, such as xoxb-... in an example; replace it with the real one.";
        }

        return token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? "The token contains a space, a line break or another character that no token has; was it read with its line end?"
            : null;
    }

    // Placeholders of examples and unexpanded variables: xoxb-..., xoxb-your-token, xoxb-xxxx-xxxx, <token>, ${TOKEN}, %TOKEN%, ****.
    private static bool IsPlaceholder(string token)
    {
        if (token.Contains("...", StringComparison.Ordinal) || token.AsSpan().ContainsAny(PlaceholderCharacters)
            || token.Contains("your-", StringComparison.OrdinalIgnoreCase) || token.Contains("your_", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var dash = token.IndexOf('-', StringComparison.Ordinal);
        return GetKinds(token) != SlackTokenKinds.Any && !token.AsSpan(dash + 1).ContainsAnyExcept("xX-");
    }

    /// <summary>Returns the possible kinds of a token, by its prefix; any kind if the prefix is not one of Slack's.</summary>
    public static SlackTokenKinds GetKinds(string token)
    {
        // Rotating tokens have an additional prefix. Configuration tokens look like rotating user tokens.
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
