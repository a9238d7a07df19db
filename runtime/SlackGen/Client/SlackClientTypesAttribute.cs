using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>
/// Names the client of an assembly and the shared types of which the assembly has classes of its own. The generator emits it. A project that has a client
/// and references another project with one can then be told that the two clients use different classes.
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
