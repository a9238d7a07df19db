using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>All names of a manifest: who declares what. A user's file replaces what is built in; otherwise the first file by key wins.</summary>
internal sealed class ManifestIndex
{
    private readonly HashSet<string> broken = new(StringComparer.Ordinal);

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

        FindBroken();
    }

    public IReadOnlyList<FileSummary> Files { get; }

    public SortedDictionary<string, (FileSummary File, MethodSummary Method)> Methods { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, (FileSummary File, TypeSummary Type)> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether everything that a method mentions, however deep, exists.</summary>
    public bool IsSound(MethodSummary method) => method.References.All(IsSound);

    /// <summary>The list that holds a page's items, or null when the path leads elsewhere.</summary>
    public PageItems? Resolve(MethodSummary method)
    {
        if (method.PagedThrough is not { First: { } field } paged)
        {
            return null;
        }

        var accessor = field.Property;
        foreach (var word in paged.Path.Split('.').Skip(1))
        {
            if (field.Type.Kind != TypeKind.Named
                || !Types.TryGetValue(field.Type.Name!, out var type)
                || type.Type.Fields.FirstOrDefault(f => f.Name == word) is not { } next)
            {
                return null;
            }

            field = next;
            accessor += "?." + next.Property;
        }

        return field.Type.Kind == TypeKind.List ? new PageItems(method.Name, field.Type.Element!, accessor) : null;
    }

    /// <summary>Whether a type and everything that it mentions, however deep, exist.</summary>
    public bool IsSound(string type) => Types.ContainsKey(type) && !broken.Contains(type);

    // A type that mentions an unknown or broken type is broken too: repeat until nothing changes.
    private void FindBroken()
    {
        bool changed;
        do
        {
            changed = false;
            foreach (var (_, type) in Types.Values)
            {
                if (!broken.Contains(type.Name) && !type.References.All(IsSound))
                {
                    changed = broken.Add(type.Name);
                }
            }
        }
        while (changed);
    }

    private static void Add<T>(SortedDictionary<string, T> names, string name, T value)
    {
        if (!names.ContainsKey(name))
        {
            names.Add(name, value);
        }
    }
}
