using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>What is generated: which methods and types of which file.</summary>
/// <param name="Files">The files of which something is generated.</param>
/// <param name="Groups">The groups with a sub-client, parents before children.</param>
/// <param name="UnmatchedPatterns">Patterns that match no method.</param>
/// <param name="MethodNames">Every method that there is, for suggestions.</param>
/// <param name="Changed">The shared types that a user's files change; they and all that mention them are generated into the client's namespace.</param>
public sealed record Plan(
    EquatableArray<FilePlan> Files,
    EquatableArray<GroupPlan> Groups,
    EquatableArray<string> UnmatchedPatterns,
    EquatableArray<string> MethodNames,
    EquatableArray<string> Changed);

/// <summary>What is generated of one file. A file's output depends on its own text and on this, and on nothing else.</summary>
/// <param name="File">The file's key.</param>
/// <param name="Methods">The methods, by full name.</param>
/// <param name="Types">The types.</param>
/// <param name="Kinds">What the types are that these mention.</param>
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
    /// <summary>Returns the pages of a method; null where it does not page.</summary>
    public PagePlan? PagesOf(string method) => Pages.FirstOrDefault(p => p.Method == method);

    /// <summary>Returns what a type is.</summary>
    public NamedTypeKind KindOf(string type) => Find(type).Kind;

    /// <summary>Returns whether the class of a type is the runtime's.</summary>
    public bool IsShared(string type) => Find(type).IsShared;

    private MentionedType Find(string type) => Kinds.First(k => k.Name == type);
}

/// <summary>What a type is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Object, enum or union.</param>
/// <param name="IsShared">Whether its class is the runtime's; otherwise it is generated into the client's namespace.</param>
public sealed record MentionedType(string Name, NamedTypeKind Kind, bool IsShared);

/// <summary>That a type belongs to a union.</summary>
/// <param name="Type">The type.</param>
/// <param name="Union">The union; null when none that is generated has it, and only what it writes matters.</param>
/// <param name="Discriminator">The field that says so.</param>
/// <param name="Value">What the field says.</param>
public sealed record Membership(string Type, string? Union, string Discriminator, string Value);

/// <summary>The pages of a method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Item">What an item is; null where a page is all there is.</param>
/// <param name="Items">The C# expression that gets the list from a response, <c>Messages?.Matches</c>.</param>
/// <param name="Cursors">The C# expressions that may get the next cursor from a response; empty for the usual place.</param>
public sealed record PagePlan(string Method, TypeRef? Item, string? Items, EquatableArray<string> Cursors);

/// <summary>A sub-client.</summary>
/// <param name="Name">The group, <c>calls.participants</c>.</param>
/// <param name="Summary">What it is about; empty for a group that only has groups.</param>
/// <param name="Children">The groups directly below.</param>
public sealed record GroupPlan(string Name, string Summary, EquatableArray<string> Children);
