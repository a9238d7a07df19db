using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>
/// Decides which types are the runtime's and which are generated into the client's namespace. A shared type that a user's file replaces or extends has a
/// class of its own in the client's namespace, and so has every type that mentions it, however deep: their fields hold the user's class. A member of a
/// union implements the union's interface, so the members of such a union, and of a new union of the user's, have classes of their own as well.
/// </summary>
internal sealed class SharedTypes
{
    private readonly HashSet<string> declared;
    private readonly HashSet<string> shared;

    public SharedTypes(ManifestIndex index)
    {
        declared = new HashSet<string>(index.Files.Where(f => f.IsShared).SelectMany(f => f.Types).Select(t => t.Name), StringComparer.Ordinal);
        shared = new HashSet<string>(declared, StringComparer.Ordinal);
        var mentions = index.Types.Values
            .SelectMany(t => t.Type.References.Select(r => (Mentioned: r, By: t.Type.Name)))
            .ToLookup(p => p.Mentioned, p => p.By, StringComparer.Ordinal);
        var own = index.Types.Values.Where(t => !t.File.IsShared || t.Type.IsExtended).ToList();
        Changed = own.Select(t => t.Type.Name)
            .Concat(own.Where(t => !declared.Contains(t.Type.Name)).SelectMany(t => t.Type.Members).Select(m => m.Type))
            .Where(declared.Contains)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(n => n, StringComparer.Ordinal)
            .ToEquatableArray();
        var queue = new Queue<string>(own.Select(t => t.Type.Name));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (queue.Count > 0)
        {
            var name = queue.Dequeue();
            if (!seen.Add(name))
            {
                continue;
            }

            shared.Remove(name);
            var members = index.Types.TryGetValue(name, out var found) ? found.Type.Members.Select(m => m.Type) : [];
            foreach (var next in mentions[name].Concat(members))
            {
                queue.Enqueue(next);
            }
        }
    }

    /// <summary>Gets the shared types that a user's files replace, extend or make members of a union of their own.</summary>
    public EquatableArray<string> Changed { get; }

    /// <summary>Returns whether the class of a type is the runtime's.</summary>
    public bool Contains(string type) => shared.Contains(type);

    /// <summary>Returns whether a type would be shared, had no user's file changed it or what it mentions.</summary>
    public bool IsOnceShared(string type) => declared.Contains(type) && !shared.Contains(type);
}
