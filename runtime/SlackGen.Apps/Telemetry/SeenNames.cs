using System.Collections.Concurrent;

namespace SlackGen.Apps;

/// <summary>The names that a log message has been written for, so that a further one can be written at a lower level. Names come from outside, so their number is bounded.</summary>
/// <param name="max">The largest number of names; approximate, which is enough to bound the memory.</param>
internal sealed class SeenNames(int max)
{
    private readonly ConcurrentDictionary<string, bool> names = new(StringComparer.Ordinal);

    /// <summary>Adds a name. Returns false if it was added before, or if there is no room for it.</summary>
    public bool TryAdd(string name) => names.Count < max && names.TryAdd(name, true);
}
