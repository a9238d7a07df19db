using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>Contains the kinds of token that the client of a sub-client is declared to hold. The generator emits it, so that analyzers need not search for the client.</summary>
/// <param name="tokens">The kinds of token.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SlackClientTokensAttribute(SlackTokenKinds tokens) : Attribute
{
    /// <summary>Gets the kinds of token.</summary>
    public SlackTokenKinds Tokens { get; } = tokens;
}
