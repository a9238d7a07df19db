namespace SlackGen.Testing;

/// <summary>Whom a token stands for.</summary>
public enum TokenKind
{
    /// <summary>Every kind at once: such a token suits every method. Slack has no such tokens; they are for tests in which the kind does not matter.</summary>
    Any,

    /// <summary>A bot (xoxb-, xoxe.xoxb-).</summary>
    Bot,

    /// <summary>A user (xoxp-).</summary>
    User,

    /// <summary>An app, for all workspaces that it is installed in (xapp-).</summary>
    App,

    /// <summary>An app's configuration (xoxe.xoxp-).</summary>
    Configuration,
}
