using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>Contains the documented facts of the method whose arguments a class represents. The generator emits it, so that analyzers need no manifest.</summary>
/// <param name="name">The name of the method, such as <c>chat.postMessage</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SlackMethodFactsAttribute(string name) : Attribute
{
    /// <summary>Gets the name of the method.</summary>
    public string Name { get; } = name;

    /// <summary>Gets or sets the kinds of token that the method takes.</summary>
    public SlackTokenKinds Tokens { get; set; } = SlackTokenKinds.Any;

    /// <summary>Gets or sets the scopes of a bot token, any one of which suffices; empty if it needs none or none is documented.</summary>
    public string[] BotScopes { get; set; } = [];

    /// <summary>Gets or sets the scopes of a user token, any one of which suffices; empty if it needs none or none is documented.</summary>
    public string[] UserScopes { get; set; } = [];

    /// <summary>Gets or sets the scopes of an app-level token, any one of which suffices; empty if it needs none or none is documented.</summary>
    public string[] AppScopes { get; set; } = [];

    /// <summary>Gets or sets the scopes of an app configuration token, any one of which suffices; empty if it needs none or none is documented.</summary>
    public string[] ConfigurationScopes { get; set; } = [];

    /// <summary>Gets or sets the enum of the method's own errors; null if it has none.</summary>
    public Type? Error { get; set; }

    /// <summary>Gets or sets the method that replaces a deprecated one.</summary>
    public string? Successor { get; set; }
}
