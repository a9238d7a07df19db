using System.Collections.Concurrent;

namespace SlackGen.Generator.Pipeline;

/// <summary>
/// What was made of equal things before. A compiler server builds projects again and again, each time with a new generator that remembers nothing, and
/// nearly always from the same YAML. Equal things become equal things, so nothing that is kept can be out of date.
/// </summary>
/// <typeparam name="TKey">What something is made of; compares by value.</typeparam>
/// <typeparam name="TValue">What is made; immutable.</typeparam>
/// <param name="limit">How much is kept. What would be more drops all that was kept before.</param>
/// <param name="size">How much a value counts.</param>
internal sealed class Remembered<TKey, TValue>(int limit, Func<TKey, TValue, int> size)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> known = new();
    private int kept;

    /// <summary>How much is kept.</summary>
    public int Kept => Volatile.Read(ref kept);

    public TValue Of(TKey key, Func<TKey, TValue> make)
    {
        if (known.TryGetValue(key, out var value))
        {
            return value;
        }

        value = make(key);
        lock (known)
        {
            // Another thread may have made the same meanwhile.
            if (known.TryGetValue(key, out var first))
            {
                return first;
            }

            var added = size(key, value);
            if (kept + added > limit)
            {
                known.Clear();
                kept = 0;
            }

            known[key] = value;
            kept += added;
            return value;
        }
    }
}
