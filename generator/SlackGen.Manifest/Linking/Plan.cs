using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>The plan of the output: the methods and types of each file.</summary>
/// <param name="Files">The files with output.</param>
/// <param name="Groups">The groups with a sub-client, parents before children.</param>
/// <param name="UnmatchedPatterns">Patterns that match no method.</param>
/// <param name="MethodNames">The names of all methods, for suggestions.</param>
/// <param name="Changed">The shared types that a user's files change. They and every type that mentions them are generated into the client's namespace.</param>
public sealed record Plan(
    EquatableArray<FilePlan> Files,
    EquatableArray<GroupPlan> Groups,
    EquatableArray<string> UnmatchedPatterns,
    EquatableArray<string> MethodNames,
    EquatableArray<string> Changed);

/// <summary>The plan of one file. The output of a file depends on its own text and on its plan alone.</summary>
/// <param name="File">The file's key.</param>
/// <param name="Methods">The methods, by full name.</param>
/// <param name="Types">The types.</param>
/// <param name="Kinds">The types that these mention.</param>
/// <param name="Pages">The paged methods.</param>
/// <param name="Memberships">The unions that the types belong to.</param>
public sealed record FilePlan(
    string File,
    EquatableArray<string> Methods,
    EquatableArray<string> Types,
    EquatableArray<MentionedType> Kinds,
    EquatableArray<PagePlan> Pages,
    EquatableArray<Membership> Memberships)
{
    /// <summary>Returns the pages of a method; null where it has none.</summary>
    public PagePlan? PagesOf(string method) => Pages.FirstOrDefault(p => p.Method == method);

    /// <summary>Returns whether a type is an object, an enum or a union.</summary>
    public NamedTypeKind KindOf(string type) => Find(type).Kind;

    /// <summary>Returns whether the class of a type is part of the runtime.</summary>
    public bool IsShared(string type) => Find(type).IsShared;

    private MentionedType Find(string type) => Kinds.First(k => k.Name == type);
}

/// <summary>A type that a planned method or type mentions.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">Object, enum or union.</param>
/// <param name="IsShared">Whether its class is part of the runtime; otherwise it is generated into the client's namespace.</param>
public sealed record MentionedType(string Name, NamedTypeKind Kind, bool IsShared);

/// <summary>The membership of a type in a union.</summary>
/// <param name="Type">The type.</param>
/// <param name="Union">The union; null where it is not generated, and the type only writes the discriminator.</param>
/// <param name="Discriminator">The field that distinguishes the members.</param>
/// <param name="Value">The value of the field.</param>
/// <param name="IsShared">Whether the union is part of the runtime though the type is generated into the client's namespace. Only the union of events is.</param>
public sealed record Membership(string Type, string? Union, string Discriminator, string Value, bool IsShared = false);

/// <summary>The pages of a method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Item">The type of an item; null where a page has no list of items.</param>
/// <param name="Items">The C# expression that gets the list from a response, <c>Messages?.Matches</c>.</param>
/// <param name="Cursors">The C# expressions that may get the next cursor from a response; empty for the usual field.</param>
public sealed record PagePlan(string Method, TypeRef? Item, string? Items, EquatableArray<string> Cursors);

/// <summary>A sub-client.</summary>
/// <param name="Name">The group, <c>calls.participants</c>.</param>
/// <param name="Summary">The description; empty for a group that contains only groups.</param>
/// <param name="Children">The direct child groups.</param>
public sealed record GroupPlan(string Name, string Summary, EquatableArray<string> Children);
