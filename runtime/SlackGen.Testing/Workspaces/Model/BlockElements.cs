using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Finds the blocks and interactive elements of a message or view at any depth, and reads the values that elements hold.</summary>
internal static class BlockElements
{
    public const string BlockId = "block_id";
    public const string ActionId = "action_id";

    private static readonly string[] Stateless = ["button", "overflow", "workflow_button", "icon_button", "feedback_buttons"];

    /// <summary>Returns blocks with those inside them: the blocks of containers and the cards of carousels.</summary>
    public static IEnumerable<JsonObject> WithInner(JsonArray blocks)
    {
        foreach (var block in blocks.OfType<JsonObject>())
        {
            yield return block;
            foreach (var inner in new[] { block["child_blocks"], TypeOf(block) == "carousel" ? block["elements"] : null }.OfType<JsonArray>().SelectMany(WithInner))
            {
                yield return inner;
            }
        }
    }

    /// <summary>Returns the elements that a user can click, fill or choose in, each with its block.</summary>
    public static IEnumerable<(JsonObject Block, JsonObject Element)> Interactive(JsonArray blocks) =>
        from block in WithInner(blocks)
        from element in ElementsOf(block)
        where StatefulElement.Find(element) is not null || Stateless.Contains(TypeOf(element))
        select (block, element);

    /// <summary>Returns the values of all elements as <c>state.values</c>. A value of before stays if its element is still there.</summary>
    /// <param name="blocks">The blocks, with all IDs.</param>
    /// <param name="before">The values of before; null for none.</param>
    /// <param name="conversationId">The ID of the conversation from which a view was opened; null for none.</param>
    public static JsonObject ReadValues(JsonArray blocks, JsonObject? before, string? conversationId = null)
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
                : type.CreateInitial(element, conversationId);
        }

        return values;
    }

    // Rows are those of a data table, whose cells can hold an element.
    private static IEnumerable<JsonObject> ElementsOf(JsonObject block) => (block["elements"] as JsonArray ?? [])
        .Concat(block["actions"] as JsonArray ?? [])
        .Append(block["element"])
        .Append(block["accessory"])
        .Concat((block["rows"] as JsonArray ?? []).OfType<JsonArray>().SelectMany(cells => cells).OfType<JsonObject>().Select(cell => cell["element"]))
        .OfType<JsonObject>();

    private static string? TypeOf(JsonObject part) => part["type"]?.ToString();
}
