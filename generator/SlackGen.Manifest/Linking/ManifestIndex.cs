using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>All names of a manifest: who declares what. A user's file replaces what is built in; otherwise the first file by key wins.</summary>
internal sealed class ManifestIndex
{
    private readonly HashSet<string> broken;

    public ManifestIndex(IEnumerable<FileSummary> files)
    {
        Files = files.OrderByDescending(f => f.IsUsers).ThenBy(f => f.File, StringComparer.Ordinal).ToList();
        foreach (var file in Files)
        {
            foreach (var method in file.Methods)
            {
                Add(Methods, method.Name, (file, method));
            }

            foreach (var type in file.Types)
            {
                Add(Types, type.Name, (file, type));
            }
        }

        Mentions = Types.Values
            .SelectMany(t => t.Type.References.Select(r => (Mentioned: r, By: t.Type.Name)))
            .ToLookup(p => p.Mentioned, p => p.By, StringComparer.Ordinal);

        // A type that mentions an unknown or broken type is broken too, and so is what mentions that one.
        broken = Graph.Reach(Mentions.Where(m => !Types.ContainsKey(m.Key)).SelectMany(m => m), name => Mentions[name]);
    }

    public IReadOnlyList<FileSummary> Files { get; }

    public SortedDictionary<string, (FileSummary File, MethodSummary Method)> Methods { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, (FileSummary File, TypeSummary Type)> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the types that mention a type, by its name.</summary>
    public ILookup<string, string> Mentions { get; }

    /// <summary>Whether everything that a method mentions, however deep, exists.</summary>
    public bool IsSound(MethodSummary method) => method.References.All(IsSound);

    /// <summary>Returns the plan of a method's pages; null where it does not page.</summary>
    public PagePlan? Pages(MethodSummary method)
    {
        if (!method.IsPaged)
        {
            return null;
        }

        var items = method.PagedThrough is { } path && Resolve(path) is ({ Type.Kind: TypeRefKind.List } list, var accessor) ? (list.Type.Element, accessor) : default;
        var cursors = method.Cursors.Select(c => c.Path == Paging.UsualCursor ? "ResponseMetadata?.NextCursor" : Resolve(c)?.Accessor).OfType<string>();
        return new PagePlan(method.Name, items.Element, items.accessor, cursors.ToEquatableArray());
    }

    /// <summary>The field at the end of a path, with the C# expression that gets it; null when the path leads nowhere.</summary>
    public (FieldSummary Field, string Accessor)? Resolve(PagedField path)
    {
        if (path.First is not { } field)
        {
            return null;
        }

        var accessor = field.Property;
        foreach (var word in path.Path.Split('.').Skip(1))
        {
            if (field.Type.Kind != TypeRefKind.Named
                || !Types.TryGetValue(field.Type.Name!, out var type)
                || type.Type.Fields.FirstOrDefault(f => f.Name == word) is not { } next)
            {
                return null;
            }

            field = next;
            accessor += "?." + next.Property;
        }

        return (field, accessor);
    }

    /// <summary>Whether a type and everything that it mentions, however deep, exist.</summary>
    public bool IsSound(string type) => Types.ContainsKey(type) && !broken.Contains(type);

    private static void Add<T>(SortedDictionary<string, T> names, string name, T value)
    {
        if (!names.ContainsKey(name))
        {
            names.Add(name, value);
        }
    }
}
