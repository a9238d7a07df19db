using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>The names of a manifest with the files that declare them. A user's file replaces built-in declarations; otherwise the first file by key wins.</summary>
internal sealed class ManifestIndex
{
    private readonly HashSet<string> broken;

    /// <summary>Initializes the index.</summary>
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

        // A type that mentions an unknown or broken type is broken too, at any depth.
        broken = Graph.Reach(Mentions.Where(m => !Types.ContainsKey(m.Key)).SelectMany(m => m), name => Mentions[name]);
    }

    /// <summary>Gets the files in the order of precedence.</summary>
    public IReadOnlyList<FileSummary> Files { get; }

    /// <summary>Gets the methods by full name.</summary>
    public SortedDictionary<string, (FileSummary File, MethodSummary Method)> Methods { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the types by name.</summary>
    public SortedDictionary<string, (FileSummary File, TypeSummary Type)> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the types that mention a type, by its name.</summary>
    public ILookup<string, string> Mentions { get; }

    /// <summary>Returns whether every type that a method mentions, at any depth, exists.</summary>
    public bool IsSound(MethodSummary method) => method.References.All(IsSound);

    /// <summary>Returns the plan of a method's pages; null where it has none.</summary>
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

    /// <summary>Returns the field at the end of a path, with the C# expression that gets it; null where the path has no such field.</summary>
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

    /// <summary>Returns whether a type and every type that it mentions, at any depth, exist.</summary>
    public bool IsSound(string type) => Types.ContainsKey(type) && !broken.Contains(type);

    private static void Add<T>(SortedDictionary<string, T> names, string name, T value)
    {
        if (!names.ContainsKey(name))
        {
            names.Add(name, value);
        }
    }
}
