using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Fills in what Slack adds to the content of a message: IDs of blocks, elements and attachments, and rich text.</summary>
internal static class MessageCompletion
{
    private const string NoPreview = "[no preview available]";

    public static void Complete(WorkspaceState state, MessageEntity message)
    {
        CompleteAttachments(state, message);
        if (message.Blocks is { Count: > 0 } blocks)
        {
            BlockCompletion.Complete(state, blocks);
        }
        else
        {
            message.Blocks = message.Text.Length > 0 && MessageSubtypes.HasRichText(message.Subtype) ? RichTextOf(state, message) : null;
        }
    }

    private static JsonArray RichTextOf(WorkspaceState state, MessageEntity message)
    {
        var blocks = new JsonArray(RichText.Create(message.Text, isLiteral: message.Extra["mrkdwn"] is JsonValue mrkdwn && !mrkdwn.GetValue<bool>()));
        BlockCompletion.Complete(state, blocks);
        return blocks;
    }

    private static void CompleteAttachments(WorkspaceState state, MessageEntity message)
    {
        if (message.Attachments is not { Count: > 0 } attachments)
        {
            message.Attachments = null;
            return;
        }

        for (var i = 0; i < attachments.Count; i++)
        {
            if (attachments[i] is not JsonObject attachment)
            {
                continue;
            }

            attachment["id"] = i + 1;
            attachment["fallback"] ??= FallbackOf(attachment);
            if ((string?)attachment["color"] is ['#', .. var color])
            {
                attachment["color"] = color;
            }

            if (attachment["blocks"] is JsonArray blocks)
            {
                BlockCompletion.Complete(state, blocks);
            }

            NumberActions(attachment);
        }
    }

    private static string FallbackOf(JsonObject attachment) => (string?)(attachment["text"] ?? attachment["title"] ?? attachment["pretext"]) ?? NoPreview;

    private static void NumberActions(JsonObject attachment)
    {
        if (attachment["actions"] is JsonArray actions)
        {
            for (var i = 0; i < actions.Count; i++)
            {
                if (actions[i] is JsonObject action)
                {
                    action["id"] ??= (i + 1).ToString(CultureInfo.InvariantCulture);
                }
            }
        }
    }
}
