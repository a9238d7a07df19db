namespace SlackGen.Manifest.Model;

/// <summary>The kinds of named types.</summary>
public enum NamedTypeKind
{
    /// <summary>An object with fields.</summary>
    Object,

    /// <summary>A string with known values.</summary>
    Enum,

    /// <summary>One of several object types, which one field distinguishes.</summary>
    Union,
}

/// <summary>A type under <c>types:</c>, or an event under <c>events:</c>, which is an object type.</summary>
/// <param name="Name">The name in manifests, in snake case.</param>
/// <param name="Kind">Object, enum or union.</param>
/// <param name="Summary">The description.</param>
/// <param name="Fields">The fields of an object.</param>
/// <param name="FromString">The field that a string sets; null where an object cannot be written as a string.</param>
/// <param name="Values">The known values of an enum.</param>
/// <param name="Discriminator">The field that distinguishes a union's members.</param>
/// <param name="Members">The members of a union.</param>
/// <param name="Extends">Whether it extends a built-in type of this name.</param>
/// <param name="IsExtended">Whether another file extends it.</param>
/// <param name="Event">The facts of an event; null for any other type.</param>
/// <param name="IsOfEvents">Whether it is the union of all events, which lists no members.</param>
/// <param name="Groups">Groups of optional fields of an object that depend on one another.</param>
/// <param name="Scopes">The scopes that an app needs to send an object, by kind of token. Of each kind, any one suffices.</param>
public sealed record NamedType(
    string Name,
    NamedTypeKind Kind,
    string Summary,
    EquatableArray<Member> Fields,
    string? FromString,
    EquatableArray<EnumValue> Values,
    string? Discriminator,
    EquatableArray<UnionMember> Members,
    bool Extends = false,
    bool IsExtended = false,
    EventFacts? Event = null,
    bool IsOfEvents = false,
    EquatableArray<ArgumentGroup> Groups = default,
    EquatableArray<ScopeSet> Scopes = default)
{
    /// <summary>Gets the type as the subject of a message.</summary>
    public string Description => Event?.Description ?? $"the type '{Name}'";

    /// <summary>Gets whether the values of an enum are scopes with facts.</summary>
    public bool HasScopeFacts => Values.Any(v => v.IsUnseen || v.Requires.Count > 0);

    /// <summary>Gets the types that this one mentions.</summary>
    public IEnumerable<string> References =>
        Fields.Select(f => f.Type.Mentions).OfType<string>().Concat(Members.Select(m => m.Type));
}

/// <summary>A known value of an enum type.</summary>
/// <param name="Value">The value on the wire.</param>
/// <param name="Property">The name in C#.</param>
/// <param name="Summary">The meaning.</param>
/// <param name="Requires">For a scope, the other scopes without which an app cannot use it.</param>
/// <param name="IsUnseen">Whether a scope has uses that no call and no event shows.</param>
public sealed record EnumValue(string Value, string Property, string Summary, EquatableArray<string> Requires = default, bool IsUnseen = false);

/// <summary>A member of a union.</summary>
/// <param name="Value">The discriminator's value on the wire.</param>
/// <param name="Type">The object type.</param>
/// <param name="HasSubtypes">Whether the type is an event with subtypes, among which a second field selects.</param>
public sealed record UnionMember(string Value, string Type, bool HasSubtypes = false);
