using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The options that the app has last offered in each external menu: the newest 1,000 menus. The caller holds the gate.</summary>
internal sealed class OfferedOptions
{
    private const int MaxMenus = 1_000;

    private readonly Dictionary<string, IReadOnlyList<JsonObject>> offered = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Returns the options that a user has seen in a menu; empty if the user has not opened it.</summary>
    public IReadOnlyList<JsonObject> Get(string menu) => offered.GetValueOrDefault(menu) ?? [];

    /// <summary>Replaces the options of a menu.</summary>
    public void Set(string menu, IReadOnlyList<JsonObject> options)
    {
        if (!offered.ContainsKey(menu))
        {
            if (order.Count == MaxMenus)
            {
                offered.Remove(order.Dequeue());
            }

            order.Enqueue(menu);
        }

        offered[menu] = options;
    }
}
