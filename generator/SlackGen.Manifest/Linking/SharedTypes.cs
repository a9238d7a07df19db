using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>
/// Decides which types are part of the runtime and which are generated into the client's namespace. A shared type that a user's file replaces or extends has
/// its own class in the client's namespace, and so does every type that mentions it, at any depth, because their fields hold the user's class. A member of a
/// union implements the union's interface, so the members of such a union, and of a new union in a user's file, have their own classes as well.
/// </summary>
internal sealed class SharedTypes
{
    private readonly HashSet<string> declared;
    private readonly HashSet<string> own;

    /// <summary>Initializes the decision.</summary>
    public SharedTypes(ManifestIndex index)
    {
        declared = new HashSet<string>(index.Files.Where(f => f.IsShared).SelectMany(f => f.Types).Select(t => t.Name), StringComparer.Ordinal);
        var roots = index.Types.Values.Where(t => !t.File.IsShared || t.Type.IsExtended).Select(t => t.Type).ToList();
        own = Graph.Reach(roots.Select(t => t.Name), name => index.Mentions[name].Concat(index.Types[name].Type.Members.Select(m => m.Type)).Where(index.Types.ContainsKey));
        Changed = roots.Select(t => t.Name)
            .Concat(roots.Where(t => !declared.Contains(t.Name)).SelectMany(t => t.Members).Select(m => m.Type))
            .Where(declared.Contains)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(n => n, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>Gets the shared types that a user's files replace, extend or add to a new union.</summary>
    public EquatableArray<string> Changed { get; }

    /// <summary>Returns whether the class of a type is part of the runtime.</summary>
    public bool Contains(string type) => declared.Contains(type) && !own.Contains(type);

    /// <summary>Returns whether a shared type has its own class in the client's namespace, because a user's file changes it or a type that it mentions.</summary>
    public bool IsOnceShared(string type) => declared.Contains(type) && own.Contains(type);
}
