namespace SlackGen.Manifest.Model;

/// <summary>What a named type is.</summary>
public enum NamedTypeKind
{
    /// <summary>An object with fields.</summary>
    Object,

    /// <summary>A string of which the usual values are known.</summary>
    Enum,

    /// <summary>One of several object types, told apart by one field.</summary>
    Union,
}

/// <summary>A type under <c>types:</c>.</summary>
/// <param name="Name">The manifest's name, in snake case.</param>
/// <param name="Kind">Object, enum or union.</param>
/// <param name="Summary">What it stands for.</param>
/// <param name="Fields">The fields of an object.</param>
/// <param name="FromString">The field that a plain string sets, where an object can be written as one.</param>
/// <param name="Values">The known values of an enum.</param>
/// <param name="Discriminator">The field that tells a union's members apart.</param>
/// <param name="Members">The members of a union.</param>
/// <param name="Extends">Whether it adds to a built-in type of this name instead of declaring one.</param>
/// <param name="IsExtended">Whether another file has added to it.</param>
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
    /// <summary>The types that this one mentions.</summary>
    public IEnumerable<string> References =>
        Fields.Select(f => f.Type.Mentions).OfType<string>().Concat(Members.Select(m => m.Type));
}

/// <summary>One known value of an enum type.</summary>
/// <param name="Value">The value on the wire.</param>
/// <param name="Property">The name in C#.</param>
/// <param name="Summary">What it means.</param>
public sealed record EnumValue(string Value, string Property, string Summary);

/// <summary>One member of a union.</summary>
/// <param name="Value">The discriminator's value on the wire.</param>
/// <param name="Type">The object type that stands for it.</param>
public sealed record UnionMember(string Value, string Type);
