using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>
/// Contains scopes that a call needs besides those of its method: of a property, if the call sends the argument; of a class, if an app sends such an object. The
/// generator emits it, so that analyzers need no manifest.
/// </summary>
/// <param name="tokens">The kind of token.</param>
/// <param name="scopes">The scopes, any one of which suffices.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SlackNeededScopesAttribute(SlackTokenKinds tokens, params string[] scopes) : Attribute
{
    /// <summary>Gets the kind of token.</summary>
    public SlackTokenKinds Tokens { get; } = tokens;

    /// <summary>Gets the scopes, any one of which suffices.</summary>
    public IReadOnlyList<string> Scopes { get; } = scopes;
}
