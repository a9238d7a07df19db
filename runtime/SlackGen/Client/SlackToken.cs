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
}
