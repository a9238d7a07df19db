using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Finds the interactive elements of blocks, and gives blocks and elements the IDs that an app leaves out.</summary>
internal static class BlockElements
{
    private const string BlockId = "block_id";
    private const string ActionId = "action_id";

    private static readonly string[] Stateless = ["button", "overflow", "workflow_button", "icon_button", "feedback_buttons"];

    /// <summary>Adds the missing IDs of blocks and of their interactive elements.</summary>
    public static void AddIds(WorkspaceState state, JsonArray blocks)
    {
        foreach (var block in blocks.OfType<JsonObject>())
        {
            if (string.IsNullOrEmpty((string?)block[BlockId]))
            {
                block[BlockId] = state.NextId("block");
            }
        }

        foreach (var (_, element) in Interactive(blocks))
        {
            if (string.IsNullOrEmpty((string?)element[ActionId]))
            {
                element[ActionId] = state.NextId("action");
            }
        }
    }

    /// <summary>Returns the elements that a user can click, fill or choose in, each with its block.</summary>
    public static IEnumerable<(JsonObject Block, JsonObject Element)> Interactive(JsonArray blocks) =>
        from block in blocks.OfType<JsonObject>()
        from element in ElementsOf(block)
        where StatefulElement.Find(element) is not null || Stateless.Contains((string?)element["type"])
        select (block, element);

    /// <summary>Returns the values of all elements as <c>state.values</c>. A value of before stays if its element is still there.</summary>
    /// <param name="blocks">The blocks, with all IDs.</param>
    /// <param name="before">The values of before; null for none.</param>
    public static JsonObject ReadValues(JsonArray blocks, JsonObject? before)
    {
        var values = new JsonObject();
        foreach (var (block, element) in Interactive(blocks))
        {
            if (StatefulElement.Find(element) is not { } type)
            {
                continue;
            }

            var (blockId, actionId) = ((string)block[BlockId]!, (string)element[ActionId]!);
            if (values[blockId] is not JsonObject ofBlock)
            {
                values[blockId] = ofBlock = [];
            }

            ofBlock[actionId] = before?[blockId]?[actionId] is JsonObject kept && (string?)kept["type"] == type.Type
                ? kept.DeepClone()
                : type.CreateInitial(element);
        }

        return values;
    }

    private static IEnumerable<JsonObject> ElementsOf(JsonObject block) => (block["elements"] as JsonArray ?? [])
        .Append(block["element"])
        .Append(block["accessory"])
        .OfType<JsonObject>();
}
