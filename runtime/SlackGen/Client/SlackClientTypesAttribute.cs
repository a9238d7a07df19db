using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>
/// Says which client a project has, and of which shared types it has classes of its own. Generated code carries it, so that a project with a client which
/// references another one learns that the two do not mean the same classes.
/// </summary>
/// <param name="client">The full name of the client class.</param>
/// <param name="types">The names of the types in the manifest.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SlackClientTypesAttribute(string client, params string[] types) : Attribute
{
    /// <summary>Gets the full name of the client class.</summary>
    public string Client { get; } = client;

    /// <summary>Gets the names of the types in the manifest.</summary>
    public IReadOnlyList<string> Types { get; } = types;
}
