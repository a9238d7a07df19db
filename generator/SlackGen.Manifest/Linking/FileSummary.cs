using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>
/// The names of a file: all that other files need to know of it. The generator collects these, not the files, so that changing a sentence or an
/// argument in one file leaves every other file's output alone.
/// </summary>
/// <param name="File">The file's key: a name that is unique among the files.</param>
/// <param name="IsUsers">Whether it is the user's, which replaces what is built in.</param>
/// <param name="Group">The method group.</param>
/// <param name="GroupSummary">What the group is about.</param>
/// <param name="Methods">The names of its methods.</param>
/// <param name="Types">The names of its types.</param>
/// <param name="IsShared">Whether its types are compiled into the runtime, so that all clients share them.</param>
public sealed record FileSummary(
    string File,
    bool IsUsers,
    string? Group,
    string GroupSummary,
    EquatableArray<MethodSummary> Methods,
    EquatableArray<TypeSummary> Types,
    bool IsShared = false)
{
    /// <summary>Takes the names out of a file.</summary>
    public static FileSummary Create(string file, bool isUsers, ManifestFile model, bool isShared = false) => new(
        file,
        isUsers,
        model.Group,
        model.Summary,
        model.Methods.Select(MethodSummary.Create).ToEquatableArray(),
        model.Types.Select(TypeSummary.Create).ToEquatableArray(),
        isShared);
}

/// <summary>What other files need to know of a method.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="References">The types that it mentions.</param>
/// <param name="IsPaged">Whether it pages.</param>
/// <param name="PagedThrough">Where its pages' items are; null where a page is all there is.</param>
/// <param name="Cursors">Where the next cursor may be; empty for the usual place.</param>
public sealed record MethodSummary(string Name, EquatableArray<string> References, bool IsPaged, PagedField? PagedThrough, EquatableArray<PagedField> Cursors)
{
    internal static MethodSummary Create(Method method) => new(
        method.Name,
        method.References.Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray(),
        method.Paging is not null,
        method.Paging?.Items is { } path ? PagedField.Create(path, method) : null,
        method.Paging is { } paging ? paging.Cursors.Select(c => PagedField.Create(c, method)).ToEquatableArray() : default);
}

/// <summary>The path to the items of a method's pages, or to the next cursor.</summary>
/// <param name="Path">The dotted path.</param>
/// <param name="First">The response's field that it begins with; null when there is no such field.</param>
public sealed record PagedField(string Path, FieldSummary? First)
{
    internal static PagedField Create(string path, Method method) =>
        new(path, FieldSummary.Create(method.Returns.FirstOrDefault(r => r.Name == path.Split('.')[0])));
}

/// <summary>What other files need to know of a type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="References">The types that it mentions.</param>
/// <param name="Fields">Its fields that a paging path can go through or end at: lists, named types, and texts whose name ends in <c>cursor</c>.</param>
/// <param name="Discriminator">The field that tells a union's members apart.</param>
/// <param name="Members">The members of a union.</param>
/// <param name="IsExtended">Whether a user's file has added to it.</param>
public sealed record TypeSummary(
    string Name,
    NamedTypeKind Kind,
    EquatableArray<string> References,
    EquatableArray<FieldSummary> Fields,
    string? Discriminator,
    EquatableArray<UnionMember> Members,
    bool IsExtended)
{
    internal static TypeSummary Create(NamedType type) => new(
        type.Name,
        type.Kind,
        type.References.Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray(),
        type.Fields.Where(IsOnAPath).Select(f => FieldSummary.Create(f)!).ToEquatableArray(),
        type.Discriminator,
        type.Members,
        type.IsExtended);

    private static bool IsOnAPath(Member field) =>
        field.Type.Kind is TypeRefKind.List or TypeRefKind.Named
        || (field.Type.Scalar == ScalarKind.String && field.Name.EndsWith("cursor", StringComparison.Ordinal));
}

/// <summary>What other files need to know of a field.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Property">Its name in C#.</param>
/// <param name="Type">What it holds.</param>
public sealed record FieldSummary(string Name, string Property, TypeRef Type)
{
    internal static FieldSummary? Create(Member? member) => member is null ? null : new(member.Name, member.Property, member.Type);
}
