using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the methods that change and delete messages, <c>chat.update</c>.</summary>
internal static class ChatEditMethods
{
    private static readonly string[] ContentArguments = ["text", "markdown_text", "blocks", "attachments"];

    public static IReadOnlyList<WorkspaceMethod> All { get; } = [new("chat.update", Update), new("chat.delete", Delete)];

    private static JsonObject Update(WorkspaceCall call)
    {
        var channel = call.Channel();
        var message = call.Message(channel, "ts");
        CheckMayUpdate(call, channel, message);
        var metadata = MessageMetadata.Read(call);
        if (call.Flag("reply_broadcast"))
        {
            CheckMayBroadcast(call, message);
            MessagePosting.Change(call.State, channel, message, m => m.Subtype = MessageSubtypes.ThreadBroadcast);
        }
        else if (ContentArguments.Any(a => call.Arguments[a] is not null))
        {
            MessagePosting.Update(call.State, channel, message, ContentOf(call, message), call.Actor.Id);
        }
        else if (metadata is null)
        {
            throw new WorkspaceErrorException("no_text");
        }

        if (metadata is not null)
        {
            MessageMetadata.Replace(call.State, channel, message, metadata);
        }

        return new JsonObject
        {
            ["channel"] = channel.Id,
            ["ts"] = message.Ts,
            ["text"] = message.Text,
            ["message"] = MessageJson.Create(call.State, channel, message),
        };
    }

    private static void CheckMayUpdate(WorkspaceCall call, ChannelEntity channel, MessageEntity message)
    {
        if (!message.IsFrom(call.Actor) || !MessageSubtypes.IsWritten(message.Subtype))
        {
            throw new WorkspaceErrorException("cant_update_message");
        }

        if (channel.IsArchived)
        {
            throw new WorkspaceErrorException("is_inactive");
        }

        if (message.IsStreaming)
        {
            throw new WorkspaceErrorException("streaming_state_conflict");
        }

        if (call.List("file_ids").Count > 0)
        {
            throw new WorkspaceErrorException("unable_to_share_files", "[ERROR] the workspace shares files in new messages only");
        }
    }

    private static void CheckMayBroadcast(WorkspaceCall call, MessageEntity message)
    {
        if (!message.IsReply || message.IsInChannel)
        {
            throw new WorkspaceErrorException("cant_broadcast_message");
        }

        if (ContentArguments.Any(a => call.Arguments[a] is not null))
        {
            throw new WorkspaceErrorException("no_dual_broadcast_content_update");
        }
    }

    // Text takes the place of blocks, unless blocks come with it. What is left out stays, and an empty list removes.
    private static MessageContent ContentOf(WorkspaceCall call, MessageEntity message)
    {
        var sent = MessageContent.Read(call.Arguments);
        var hasText = call.Arguments["text"] is not null || call.Arguments["markdown_text"] is not null;
        var content = MessageArguments.LinkNames(call, new MessageContent(
            hasText ? sent.Text : message.Text,
            sent.Blocks ?? (hasText ? null : message.Blocks),
            sent.Attachments ?? message.Attachments));
        return content.HasContent ? content : throw new WorkspaceErrorException("no_text");
    }

    private static JsonObject Delete(WorkspaceCall call)
    {
        var channel = call.Channel();
        var message = call.Message(channel, "ts");
        var mayDelete = message.IsFrom(call.Actor) || (!call.IsBot && (call.Actor.IsAdmin || call.Actor.IsOwner));
        if (!mayDelete || channel.IsArchived)
        {
            throw new WorkspaceErrorException("cant_delete_message");
        }

        MessagePosting.Delete(call.State, channel, message);
        return new JsonObject { ["channel"] = channel.Id, ["ts"] = message.Ts };
    }
}
