using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The values that each user has entered into the elements of messages: the newest 1,000 messages. The caller holds the gate.</summary>
internal sealed class MessageInputs
{
    private const int MaxMessages = 1_000;

    private readonly Dictionary<(string UserId, string ChannelId, string Ts), JsonObject> values = [];
    private readonly Queue<(string UserId, string ChannelId, string Ts)> order = new();

    /// <summary>Returns the values of the elements of a message, which a caller may change. Those of elements that are gone are dropped.</summary>
    public JsonObject Read(string userId, string channelId, string ts, IReadOnlyList<JsonArray> blocks)
    {
        var key = (userId, channelId, ts);
        var before = values.GetValueOrDefault(key);
        var current = new JsonObject();
        foreach (var (blockId, entries) in blocks.SelectMany(b => BlockElements.ReadValues(b, before)))
        {
            current[blockId] = entries!.DeepClone();
        }

        if (before is null)
        {
            if (order.Count == MaxMessages)
            {
                values.Remove(order.Dequeue());
            }

            order.Enqueue(key);
        }

        return values[key] = current;
    }
}
