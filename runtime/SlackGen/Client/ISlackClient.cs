using System.ComponentModel;

namespace SlackGen;

/// <summary>What every generated client has, so that a container can make it without reflection.</summary>
/// <typeparam name="TSelf">The client.</typeparam>
public interface ISlackClient<TSelf>
    where TSelf : SlackClientBase, ISlackClient<TSelf>
{
    /// <summary>Makes a client over a connection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Create(SlackConnection connection);

    /// <summary>Makes the connection of a client. A client with methods of the user's own files tells the connection their names.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual SlackConnection Connect(SlackClientOptions options) => new(options);
}
