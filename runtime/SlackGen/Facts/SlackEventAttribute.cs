using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>Names the event that a class represents, and what an app needs to get it. The generator emits it, so that generators and analyzers need no manifest.</summary>
/// <param name="type">The value of <c>type</c> on the wire.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SlackEventAttribute(string type) : Attribute
{
    /// <summary>Gets the value of <c>type</c> on the wire.</summary>
    public string Type { get; } = type;

    /// <summary>Gets or sets the value of <c>subtype</c> on the wire; null for an event without a subtype.</summary>
    public string? Subtype { get; set; }

    /// <summary>Gets or sets the scopes, any one of which suffices; empty if the event requires none, or none is documented.</summary>
    public string[] Scopes { get; set; } = [];

    /// <summary>Gets or sets the names that an app subscribes to; empty if it is the type of the event.</summary>
    public string[] Subscriptions { get; set; } = [];

    /// <summary>
    /// Gets or sets the scopes of each of the <see cref="Subscriptions"/>, in their order: scopes with <c>|</c> between them, any one of which suffices; an empty string if
    /// the subscription requires none; null if none is documented. Only the class of an event without a subtype has them.
    /// </summary>
    public string?[] SubscriptionScopes { get; set; } = [];
}
