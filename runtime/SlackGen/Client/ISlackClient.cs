using System.ComponentModel;

namespace SlackGen;

/// <summary>The static members of every generated client, with which a container creates it without reflection.</summary>
/// <typeparam name="TSelf">The type of the client.</typeparam>
public interface ISlackClient<TSelf>
    where TSelf : SlackClientBase, ISlackClient<TSelf>
{
    /// <summary>Creates a client that uses a connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Create(SlackConnection connection);

    /// <summary>Creates the connection of a client. A client with methods from the project's own files passes them to the connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual SlackConnection Connect(SlackClientOptions options) => new(options);
}
