namespace SlackGen.Manifest.Model;

/// <summary>The facts of an event, or of a subtype of one. They belong to the object type that an event becomes.</summary>
/// <param name="Type">The value of <c>type</c> on the wire.</param>
/// <param name="Subtype">The value of <c>subtype</c> on the wire; null for the event without a subtype.</param>
/// <param name="Scopes">Scopes, any one of which suffices; empty if the event requires none; null if the manifest says nothing, or each subscription has its own.</param>
/// <param name="Subscriptions">The names that an app subscribes to, where they differ from the type; empty otherwise.</param>
/// <param name="Subtypes">The subtypes that the event declares, by value; empty for a subtype.</param>
/// <param name="Deprecated">The deprecation; null where it is current.</param>
public sealed record EventFacts(
    string Type,
    string? Subtype,
    EquatableArray<string>? Scopes,
    EquatableArray<Subscription> Subscriptions,
    EquatableArray<UnionMember> Subtypes,
    Deprecation? Deprecated)
{
    /// <summary>The field with the type of an event.</summary>
    public const string TypeField = "type";

    /// <summary>The field with the subtype of an event.</summary>
    public const string SubtypeField = "subtype";

    /// <summary>Gets whether <c>subtype</c> identifies the classes of this event.</summary>
    public bool HasSubtypes => Subtype is not null || Subtypes.Count > 0;

    /// <summary>Gets the event as messages name it.</summary>
    public string Description => Subtype is null ? $"the event '{Type}'" : $"the subtype '{Subtype}' of the event '{Type}'";

    /// <summary>Gets the scopes, any one of which suffices: those of the event, or else those of its subscriptions.</summary>
    public IEnumerable<string> AllScopes => Scopes ?? Subscriptions.SelectMany(s => s.Scopes ?? default).Distinct(StringComparer.Ordinal);
}

/// <summary>A name that an app subscribes to.</summary>
/// <param name="Name">The name, <c>message.channels</c>.</param>
/// <param name="Summary">The events that the subscription delivers.</param>
/// <param name="Scopes">Scopes, any one of which suffices; empty if the subscription requires none; null if the manifest says nothing.</param>
public sealed record Subscription(string Name, string Summary, EquatableArray<string>? Scopes);
