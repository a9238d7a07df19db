using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>
/// The names of a file: everything that other files need of it. The generator collects summaries, not models, so that a changed sentence or argument in one
/// file does not change the output of another.
/// </summary>
/// <param name="File">The key of the file, unique among the files.</param>
/// <param name="IsUsers">Whether it is a user's file, which replaces built-in declarations.</param>
/// <param name="Group">The method group.</param>
/// <param name="GroupSummary">The description of the group.</param>
/// <param name="Methods">The methods.</param>
/// <param name="Types">The types.</param>
/// <param name="IsShared">Whether the types are compiled into the runtime, so that all clients share them.</param>
public sealed record FileSummary(
    string File,
    bool IsUsers,
    string? Group,
    string GroupSummary,
    EquatableArray<MethodSummary> Methods,
    EquatableArray<TypeSummary> Types,
    bool IsShared = false)
{
    /// <summary>Creates the summary of a file.</summary>
    public static FileSummary Create(string file, bool isUsers, ManifestFile model, bool isShared = false) => new(
        file,
        isUsers,
        model.Group,
        model.Summary,
        model.Methods.Select(MethodSummary.Create).ToEquatableArray(),
        model.Types.Select(TypeSummary.Create).ToEquatableArray(),
        isShared);
}

/// <summary>The facts of a method that other files need.</summary>
/// <param name="Name">The full name.</param>
/// <param name="References">The types that it mentions.</param>
/// <param name="IsPaged">Whether it has pages.</param>
/// <param name="PagedThrough">The path of a page's items; null where a page has no list of items.</param>
/// <param name="Cursors">The paths of the fields that may hold the next cursor; empty for the usual field.</param>
public sealed record MethodSummary(string Name, EquatableArray<string> References, bool IsPaged, PagedField? PagedThrough, EquatableArray<PagedField> Cursors)
{
    internal static MethodSummary Create(Method method) => new(
        method.Name,
        method.References.Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray(),
        method.Paging is not null,
        method.Paging?.Items is { } path ? PagedField.Create(path, method) : null,
        method.Paging is { } paging ? paging.Cursors.Select(c => PagedField.Create(c, method)).ToEquatableArray() : default);
}

/// <summary>A path to the items of a method's pages or to the next cursor.</summary>
/// <param name="Path">The dotted path.</param>
/// <param name="First">The first field of the path; null where the response has no such field.</param>
public sealed record PagedField(string Path, FieldSummary? First)
{
    internal static PagedField Create(string path, Method method) =>
        new(path, FieldSummary.Create(method.Returns.FirstOrDefault(r => r.Name == path.Split('.')[0])));
}

/// <summary>The facts of a type that other files need.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">Object, enum or union.</param>
/// <param name="References">The types that it mentions.</param>
/// <param name="Fields">The fields that a paging path can contain: lists, named types, and texts whose name ends in <c>cursor</c>.</param>
/// <param name="Discriminator">The field that distinguishes a union's members.</param>
/// <param name="Members">The members of a union.</param>
/// <param name="IsExtended">Whether a user's file extends it.</param>
/// <param name="EventType">The type of an event; null for a type that is not an event.</param>
/// <param name="IsOfEvents">Whether it is the union of all events.</param>
public sealed record TypeSummary(
    string Name,
    NamedTypeKind Kind,
    EquatableArray<string> References,
    EquatableArray<FieldSummary> Fields,
    string? Discriminator,
    EquatableArray<UnionMember> Members,
    bool IsExtended,
    string? EventType = null,
    bool IsOfEvents = false)
{
    internal static TypeSummary Create(NamedType type) => new(
        type.Name,
        type.Kind,
        type.References.Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray(),
        type.Fields.Where(IsOnAPath).Select(f => FieldSummary.Create(f)!).ToEquatableArray(),
        type.Discriminator,
        type.Members,
        type.IsExtended,
        type.Event?.Type,
        type.IsOfEvents);

    private static bool IsOnAPath(Member field) =>
        field.Type.Kind is TypeRefKind.List or TypeRefKind.Named
        || (field.Type.Scalar == ScalarKind.String && field.Name.EndsWith("cursor", StringComparison.Ordinal));
}

/// <summary>The facts of a field that other files need.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Property">The name in C#.</param>
/// <param name="Type">The type.</param>
public sealed record FieldSummary(string Name, string Property, TypeRef Type)
{
    internal static FieldSummary? Create(Member? member) => member is null ? null : new(member.Name, member.Property, member.Type);
}
