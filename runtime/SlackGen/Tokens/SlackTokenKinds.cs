namespace SlackGen;

/// <summary>The kinds of token.</summary>
[Flags]
public enum SlackTokenKinds
{
    /// <summary>No token: the method takes none.</summary>
    None = 0,

    /// <summary>A bot token (xoxb-).</summary>
    Bot = 1,

    /// <summary>A user token (xoxp-).</summary>
    User = 2,

    /// <summary>An app-level token (xapp-).</summary>
    App = 4,

    /// <summary>An app configuration token (xoxe.xoxp-).</summary>
    Configuration = 8,

    /// <summary>Any token.</summary>
    Any = Bot | User | App | Configuration,
}
