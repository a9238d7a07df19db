using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>Plans the output: the selected methods, and the types that can be reached from them.</summary>
public static class Linker
{
    /// <summary>Returns the plan.</summary>
    /// <param name="files">The summaries of all files.</param>
    /// <param name="patterns">Method names, or prefixes that end in <c>.*</c>; empty for every method.</param>
    public static Plan Link(IEnumerable<FileSummary> files, IReadOnlyCollection<string> patterns)
    {
        var index = new ManifestIndex(files);
        var selected = index.Methods.Values
            .Where(m => (patterns.Count == 0 || patterns.Any(p => Matches(p, m.Method.Name))) && index.IsSound(m.Method))
            .ToList();

        // A user's own types, and the shared types that they change, are generated even where no method uses them: programs may parse them outside of calls.
        var shared = new SharedTypes(index);
        var own = index.Types.Values.Where(t => (t.File.IsUsers || shared.IsOnceShared(t.Type.Name)) && index.IsSound(t.Type.Name)).Select(t => t.Type.Name);
        var reached = Graph.Reach(selected.SelectMany(m => m.Method.References).Concat(own), name => index.Types[name].Type.References);
        reached.RemoveWhere(shared.Contains);
        var memberships = Memberships(index, reached).Concat(EventMemberships(index, shared, reached)).ToLookup(m => m.Type, StringComparer.Ordinal);
        var plans = index.Files
            .Select(file => PlanFile(index, shared, file, selected, reached, memberships))
            .Where(p => p.Methods.Count + p.Types.Count > 0)
            .ToEquatableArray();
        return new Plan(
            plans,
            Groups(index, selected.Select(m => m.Method.Name)),
            patterns.Where(p => !index.Methods.Keys.Any(m => Matches(p, m))).ToEquatableArray(),
            index.Methods.Keys.ToEquatableArray(),
            shared.Changed);
    }

    /// <summary>Returns whether a pattern matches a method.</summary>
    public static bool Matches(string pattern, string method) => pattern.EndsWith(".*", StringComparison.Ordinal)
        ? method.StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.Ordinal)
        : pattern == method;

    private static FilePlan PlanFile(
        ManifestIndex index,
        SharedTypes shared,
        FileSummary file,
        List<(FileSummary File, MethodSummary Method)> selected,
        HashSet<string> reached,
        ILookup<string, Membership> memberships)
    {
        var methods = selected.Where(m => m.File == file).Select(m => m.Method).ToList();
        var types = file.Types.Where(t => reached.Contains(t.Name) && index.Types[t.Name].File == file).ToList();
        var pages = methods.Select(index.Pages).OfType<PagePlan>().ToList();
        var mentioned = methods.SelectMany(m => m.References)
            .Concat(types.SelectMany(t => t.References))
            .Concat(pages.Select(p => p.Item?.Mentions).OfType<string>())
            .Distinct(StringComparer.Ordinal)
            .OrderBy(n => n, StringComparer.Ordinal);
        return new FilePlan(
            file.File,
            methods.Select(m => m.Name).ToEquatableArray(),
            types.Select(t => t.Name).ToEquatableArray(),
            mentioned.Select(n => new MentionedType(n, index.Types[n].Type.Kind, shared.Contains(n))).ToEquatableArray(),
            pages.ToEquatableArray(),
            types.SelectMany(t => memberships[t.Name]).ToEquatableArray());
    }

    private static IEnumerable<Membership> Memberships(ManifestIndex index, HashSet<string> reached) =>
        from found in index.Types.Values
        let union = found.Type
        where !union.IsOfEvents
        from member in union.Members
        select new Membership(member.Type, reached.Contains(union.Name) ? union.Name : null, union.Discriminator!, member.Value);

    // An event is a member of the union of events, wherever it is declared.
    private static IEnumerable<Membership> EventMemberships(ManifestIndex index, SharedTypes shared, HashSet<string> reached)
    {
        if (index.Types.Values.Select(t => t.Type).FirstOrDefault(t => t.IsOfEvents) is not { } union)
        {
            return [];
        }

        var isShared = shared.Contains(union.Name);
        var name = isShared || reached.Contains(union.Name) ? union.Name : null;
        return index.Types.Values.Select(t => t.Type)
            .Where(t => t.EventType is not null)
            .Select(t => new Membership(t.Name, name, union.Discriminator!, t.EventType!, isShared));
    }

    private static EquatableArray<GroupPlan> Groups(ManifestIndex index, IEnumerable<string> methods)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            for (var dot = method.LastIndexOf('.'); dot > 0; dot = method.LastIndexOf('.', dot - 1))
            {
                names.Add(method.Substring(0, dot));
            }
        }

        var summaries = index.Files.Where(f => f.Group is not null && f.GroupSummary.Length > 0)
            .GroupBy(f => f.Group!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().GroupSummary, StringComparer.Ordinal);
        return names
            .Select(n => new GroupPlan(
                n,
                summaries.TryGetValue(n, out var summary) ? summary : "",
                names.Where(c => c.StartsWith(n + ".", StringComparison.Ordinal) && c.IndexOf('.', n.Length + 1) < 0).ToEquatableArray()))
            .ToEquatableArray();
    }
}
