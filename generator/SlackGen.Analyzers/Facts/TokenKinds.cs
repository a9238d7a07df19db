namespace SlackGen.Analyzers.Facts;

/// <summary>The kinds of token, with the values of the runtime's <c>SlackTokenKinds</c>. A test compares them.</summary>
[Flags]
internal enum TokenKinds
{
    /// <summary>No token.</summary>
    None = 0,

    /// <summary>A bot token.</summary>
    Bot = 1,

    /// <summary>A user token.</summary>
    User = 2,

    /// <summary>An app-level token.</summary>
    App = 4,

    /// <summary>An app configuration token.</summary>
    Configuration = 8,

    /// <summary>Any token.</summary>
    Any = Bot | User | App | Configuration,
}

/// <summary>Describes kinds of token.</summary>
internal static class TokenKindsExtensions
{
    private static readonly (TokenKinds Kind, string Text)[] Words =
    [
        (TokenKinds.Bot, "a bot token"),
        (TokenKinds.User, "a user token"),
        (TokenKinds.App, "an app-level token"),
        (TokenKinds.Configuration, "an app configuration token"),
    ];

    /// <summary>Returns the kinds as messages name them: "a bot token or a user token".</summary>
    public static string Describe(this TokenKinds kinds) => kinds switch
    {
        TokenKinds.None => "no token",
        TokenKinds.Any => "any token",
        _ => string.Join(" or ", Words.Where(w => (kinds & w.Kind) != TokenKinds.None).Select(w => w.Text)),
    };
}
