using System.Collections.Concurrent;

namespace SlackGen.Generator.Pipeline;

/// <summary>
/// A cache for the life of the process. A compiler server builds projects again and again, each time with a new generator, and nearly always from the same YAML.
/// A value depends on its key alone, so no entry goes stale.
/// </summary>
/// <typeparam name="TKey">The type of the keys, which compares by value.</typeparam>
/// <typeparam name="TValue">The type of the values, which is immutable.</typeparam>
/// <param name="limit">The largest total size of the entries. An entry that would exceed it drops all others.</param>
/// <param name="sizeOf">Returns the size of an entry.</param>
internal sealed class ProcessCache<TKey, TValue>(int limit, Func<TKey, TValue, int> sizeOf)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> entries = new();
    private int size;

    /// <summary>Gets the total size of the entries.</summary>
    public int Size => Volatile.Read(ref size);

    /// <summary>Returns the cached value of a key, or creates and caches it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="create">Creates the value. An exception leaves the cache unchanged.</param>
    public TValue GetOrAdd(TKey key, Func<TKey, TValue> create)
    {
        if (entries.TryGetValue(key, out var value))
        {
            return value;
        }

        value = create(key);
        lock (entries)
        {
            // Another thread may have added the same key meanwhile.
            if (entries.TryGetValue(key, out var first))
            {
                return first;
            }

            var added = sizeOf(key, value);
            if (size + added > limit)
            {
                entries.Clear();
                size = 0;
            }

            entries[key] = value;
            size += added;
            return value;
        }
    }
}
