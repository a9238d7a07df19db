using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Finds elements in blocks.</summary>
internal static class ElementSearch
{
    // Containers and carousels hold blocks; cells hold lists of elements.
    private const int MaxDepth = 6;

    /// <summary>Returns the element with a key; null if there is none.</summary>
    public static JsonObject? Find(IEnumerable<JsonObject> blocks, ElementKey key) =>
        blocks.Select(b => Find(b, b.Text("block_id"), key, 0)).FirstOrDefault(e => e is not null);

    private static JsonObject? Find(JsonNode? node, string? blockId, ElementKey key, int depth)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        if (node is JsonObject fields)
        {
            blockId = fields.Text("block_id") ?? blockId;
            return blockId == key.Block && fields.ContainsKey("type") && fields.Text("action_id") == key.Action
                ? fields
                : fields.Select(f => f.Value).Select(v => Find(v, blockId, key, depth + 1)).FirstOrDefault(e => e is not null);
        }

        return node is JsonArray items ? items.Select(i => Find(i, blockId, key, depth + 1)).FirstOrDefault(e => e is not null) : null;
    }
}
