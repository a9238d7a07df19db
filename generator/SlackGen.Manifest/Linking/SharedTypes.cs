using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>
/// Decides which types are the runtime's and which are generated into the client's namespace. A shared type that a user's file replaces or extends has a
/// class of its own in the client's namespace, and so has every type that mentions it, however deep: their fields hold the user's class. A member of a
/// union implements the union's interface, so the members of such a union have classes of their own as well.
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
        var queue = new Queue<string>(index.Types.Values.Where(t => !t.File.IsShared || t.Type.IsExtended).Select(t => t.Type.Name));
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

    /// <summary>Returns whether the class of a type is the runtime's.</summary>
    public bool Contains(string type) => shared.Contains(type);

    /// <summary>Returns whether the manifest declares a type as a shared one, whatever a user's file makes of it.</summary>
    public bool IsDeclaredShared(string type) => declared.Contains(type);
}
