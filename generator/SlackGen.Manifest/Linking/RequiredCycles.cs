using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>
/// Finds the types that contain another of their kind through required fields. Tarjan's algorithm for strongly connected components, without recursion: one
/// pass, and no stack overflow.
/// </summary>
internal sealed class RequiredCycles
{
    private readonly IReadOnlyDictionary<string, NamedType> types;
    private readonly Dictionary<string, int> order = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> low = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly Stack<string> component = new();
    private readonly HashSet<string> found = new(StringComparer.Ordinal);

    private RequiredCycles(IReadOnlyDictionary<string, NamedType> types) => this.types = types;

    /// <summary>Returns the names of the types on a cycle.</summary>
    public static HashSet<string> Find(IReadOnlyDictionary<string, NamedType> types)
    {
        var cycles = new RequiredCycles(types);
        foreach (var name in types.Keys.Where(n => !cycles.order.ContainsKey(n)))
        {
            cycles.Visit(name);
        }

        return cycles.found;
    }

    private void Visit(string root)
    {
        var path = new Stack<(string Name, IEnumerator<string> Next)>();
        Enter(root, path);
        while (path.Count > 0)
        {
            var (name, next) = path.Peek();
            if (next.MoveNext())
            {
                if (!order.TryGetValue(next.Current, out var position))
                {
                    Enter(next.Current, path);
                }
                else if (open.Contains(next.Current))
                {
                    low[name] = Math.Min(low[name], position);
                }

                continue;
            }

            path.Pop();
            if (path.Count > 0)
            {
                low[path.Peek().Name] = Math.Min(low[path.Peek().Name], low[name]);
            }

            if (low[name] == order[name])
            {
                Leave(name);
            }
        }
    }

    private void Enter(string name, Stack<(string Name, IEnumerator<string> Next)> path)
    {
        order[name] = low[name] = order.Count;
        open.Add(name);
        component.Push(name);
        path.Push((name, Needs(name).GetEnumerator()));
    }

    private void Leave(string root)
    {
        var members = new List<string>();
        string member;
        do
        {
            member = component.Pop();
            open.Remove(member);
            members.Add(member);
        }
        while (member != root);
        if (members.Count > 1 || Needs(root).Contains(root))
        {
            found.UnionWith(members);
        }
    }

    // Only required fields of object type force another object; a list may be empty.
    private IEnumerable<string> Needs(string name) => types[name].Fields
        .Where(f => f.HasValue && f.Type.Kind == TypeRefKind.Named && types.ContainsKey(f.Type.Name!))
        .Select(f => f.Type.Name!);
}
