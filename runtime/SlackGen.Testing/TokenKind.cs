namespace SlackGen.Testing;

/// <summary>The kinds of tokens.</summary>
public enum TokenKind
{
    /// <summary>All kinds at once: the token suits every method. Slack has no such tokens; they are for tests in which the kind does not matter.</summary>
    Any,

    /// <summary>A token of a bot (xoxb-, xoxe.xoxb-).</summary>
    Bot,

    /// <summary>A token of a user (xoxp-).</summary>
    User,

    /// <summary>A token of an app, for all workspaces that have installed it (xapp-).</summary>
    App,

    /// <summary>A token for the configuration of apps (xoxe.xoxp-).</summary>
    Configuration,
}
