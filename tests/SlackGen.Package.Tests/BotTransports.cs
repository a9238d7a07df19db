namespace SlackGen.Package.Tests;

/// <summary>Specifies how a bot receives deliveries.</summary>
public enum BotTransports
{
    /// <summary>Over connections that it opens.</summary>
    SocketMode,

    /// <summary>Over requests to its URL.</summary>
    Http,

    /// <summary>Over both at once.</summary>
    Both,
}
