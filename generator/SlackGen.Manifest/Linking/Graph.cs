namespace SlackGen.Manifest.Linking;

/// <summary>Walks graphs of names.</summary>
internal static class Graph
{
    /// <summary>Returns the given names and every name that can be reached from them.</summary>
    /// <param name="from">The names to begin with.</param>
    /// <param name="next">Returns the direct successors of a name.</param>
    public static HashSet<string> Reach(IEnumerable<string> from, Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>(from);
        while (queue.Count > 0)
        {
            var name = queue.Dequeue();
            if (reached.Add(name))
            {
                foreach (var other in next(name))
                {
                    queue.Enqueue(other);
                }
            }
        }

        return reached;
    }
}
