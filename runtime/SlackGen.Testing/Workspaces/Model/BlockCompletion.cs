using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Fills in what Slack adds to blocks: the IDs of blocks and of interactive elements, and the defaults of texts.</summary>
internal static class BlockCompletion
{
    /// <summary>Completes blocks in place. IDs that are there stay.</summary>
    public static void Complete(WorkspaceState state, JsonArray blocks)
    {
        foreach (var block in BlockElements.WithInner(blocks))
        {
            block[BlockElements.BlockId] ??= NewId(state);
        }

        foreach (var (_, element) in BlockElements.Interactive(blocks))
        {
            element[BlockElements.ActionId] ??= NewId(state);
        }

        CompleteTexts(blocks);
    }

    private static void CompleteTexts(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    CompleteTexts(item);
                }

                break;

            // The elements of rich text are no text objects.
            case JsonObject part when part["type"]?.ToString() is var type and not "rich_text":
                if (type == "plain_text")
                {
                    part["emoji"] ??= true;
                }
                else if (type == "mrkdwn")
                {
                    part["verbatim"] ??= false;
                }

                foreach (var (_, value) in part)
                {
                    CompleteTexts(value);
                }

                break;
            default:
                break;
        }
    }

    private static string NewId(WorkspaceState state) => state.NextId("b")[^5..];
}
