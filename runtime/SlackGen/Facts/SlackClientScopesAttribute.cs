using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>
/// Contains the scopes of the methods that an internal client selects: the calls of a library, which its users' compiler does not see. The generator emits it.
/// </summary>
/// <param name="tokens">The kind of token.</param>
/// <param name="scopes">The scopes, each as in <see cref="SlackScopesAttribute"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SlackClientScopesAttribute(SlackTokenKinds tokens, params string[] scopes) : Attribute
{
    /// <summary>Gets the kind of token.</summary>
    public SlackTokenKinds Tokens { get; } = tokens;

    /// <summary>Gets the scopes.</summary>
    public IReadOnlyList<string> Scopes { get; } = scopes;
}
