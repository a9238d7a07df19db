namespace SlackGen.Tool.Serve;

/// <summary>Keeps values by key, and forgets the oldest key beyond a capacity. It is not safe for several threads.</summary>
/// <param name="capacity">The number of keys.</param>
internal sealed class BoundedMap<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly Dictionary<TKey, TValue> values = [];
    private readonly LinkedList<TKey> order = [];

    public TValue? Find(TKey key) => values.GetValueOrDefault(key);

    public void Set(TKey key, TValue value)
    {
        if (!values.ContainsKey(key))
        {
            order.AddLast(key);
            if (order.Count > capacity)
            {
                values.Remove(order.First!.Value);
                order.RemoveFirst();
            }
        }

        values[key] = value;
    }

    public void Remove(TKey key)
    {
        if (values.Remove(key))
        {
            order.Remove(key);
        }
    }
}
