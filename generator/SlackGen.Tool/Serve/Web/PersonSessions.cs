using System.Collections.Concurrent;

namespace SlackGen.Tool.Serve;

/// <summary>The sessions of all people of the workspace.</summary>
internal sealed class PersonSessions
{
    private readonly ConcurrentDictionary<string, PersonSession> sessions = new(StringComparer.Ordinal);

    /// <summary>Returns the session of a person of the workspace.</summary>
    public PersonSession Of(string userId) => sessions.GetOrAdd(userId, _ => new PersonSession());
}
