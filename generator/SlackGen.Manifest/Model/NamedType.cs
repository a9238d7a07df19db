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

/// <summary>A type under <c>types:</c>.</summary>
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
    bool IsExtended = false)
{
    /// <summary>Gets the types that this one mentions.</summary>
    public IEnumerable<string> References =>
        Fields.Select(f => f.Type.Mentions).OfType<string>().Concat(Members.Select(m => m.Type));
}

/// <summary>A known value of an enum type.</summary>
/// <param name="Value">The value on the wire.</param>
/// <param name="Property">The name in C#.</param>
/// <param name="Summary">The meaning.</param>
public sealed record EnumValue(string Value, string Property, string Summary);

/// <summary>A member of a union.</summary>
/// <param name="Value">The discriminator's value on the wire.</param>
/// <param name="Type">The object type.</param>
public sealed record UnionMember(string Value, string Type);
