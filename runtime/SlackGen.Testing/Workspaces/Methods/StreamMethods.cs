using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the methods of streaming messages, <c>chat.startStream</c>.</summary>
internal static class StreamMethods
{
    private const int MaxBlocks = 50;
    private const string State = "streaming_state";

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("chat.startStream", Start),
        new("chat.appendStream", Append),
        new("chat.stopStream", Stop),
    ];

    private static JsonObject Start(WorkspaceCall call)
    {
        var channel = call.Channel();
        CheckRecipient(call, channel);
        var stream = new StreamedContent(isPlan: call.Text("task_display_mode") == "plan");
        AddChunks(call, stream);
        var draft = call.Draft(stream.Render());
        if (!draft.MayPostTo(channel))
        {
            throw new WorkspaceErrorException(channel.IsArchived ? "is_archived" : "not_in_channel");
        }

        var message = draft.InThread(call, channel, DocumentedErrors.Fallback).ToMessage(call.State.NextTimestamp());
        message.Stream = stream;
        message.Extra[State] = "in_progress";
        MessagePosting.Post(call.State, channel, message);
        return Names(channel, message);
    }

    private static JsonObject Append(WorkspaceCall call)
    {
        var (channel, message) = Streaming(call);
        Continue(call, channel, message, message.Stream!, null);
        return Names(channel, message);
    }

    private static JsonObject Stop(WorkspaceCall call)
    {
        var (channel, message) = Streaming(call);
        var metadata = MessageMetadata.Read(call);
        Continue(call, channel, message, message.Stream!, "completed");
        if (metadata is not null)
        {
            MessageMetadata.Replace(call.State, channel, message, metadata);
        }

        var response = Names(channel, message);
        response["message"] = MessageJson.Create(call.State, channel, message);
        return response;
    }

    // A stream responds to a user: a direct message needs the thread, and a channel the user.
    private static void CheckRecipient(WorkspaceCall call, ChannelEntity channel)
    {
        if (channel.Kind == WorkspaceChannelKind.DirectMessage)
        {
            if (call.Text("thread_ts") is null)
            {
                throw new WorkspaceErrorException("channel_type_not_supported", "[ERROR] outside of threads, messages can be streamed in channels only");
            }

            return;
        }

        if (call.Text("recipient_user_id") is null)
        {
            throw new WorkspaceErrorException("missing_recipient_user_id");
        }

        if (call.Text("recipient_team_id") is null)
        {
            throw new WorkspaceErrorException("missing_recipient_team_id");
        }

        call.User("recipient_user_id");
    }

    private static (ChannelEntity Channel, MessageEntity Message) Streaming(WorkspaceCall call)
    {
        var channel = call.Channel();
        var message = call.Message(channel, "ts");
        if (!message.IsFrom(call.Actor))
        {
            throw new WorkspaceErrorException("message_not_owned_by_app");
        }

        if (!message.IsStreaming)
        {
            throw new WorkspaceErrorException("message_not_in_streaming_state");
        }

        return channel.IsArchived ? throw new WorkspaceErrorException("is_archived") : (channel, message);
    }

    private static void Continue(WorkspaceCall call, ChannelEntity channel, MessageEntity message, StreamedContent stream, string? endState)
    {
        CheckChunks(call, stream);
        MessagePosting.Change(call.State, channel, message, m =>
        {
            AddChunks(call, stream);
            if (endState is not null)
            {
                stream.AddBlocks(call.Copy("blocks") as JsonArray);
                stream.IsComplete = true;
                m.Extra[State] = endState;
            }

            stream.Render().CopyTo(m);
        });
    }

    private static void CheckChunks(WorkspaceCall call, StreamedContent stream)
    {
        // The chunks are tried on content of their own, so that a refused call changes nothing.
        var added = new StreamedContent(isPlan: false);
        AddChunks(call, added);
        added.AddBlocks(call.Copy("blocks") as JsonArray);
        if ((stream.Render().Blocks?.Count ?? 0) + (added.Render().Blocks?.Count ?? 0) > MaxBlocks)
        {
            throw new WorkspaceErrorException("msg_blocks_too_many");
        }

        if (stream.TextLength + added.TextLength > MessageContent.MaxText)
        {
            throw new WorkspaceErrorException("msg_blocks_too_long");
        }
    }

    private static void AddChunks(WorkspaceCall call, StreamedContent stream)
    {
        if (call.Text("markdown_text") is { } markdown)
        {
            stream.Add(JsonValue.Create(markdown));
        }

        foreach (var chunk in call.Arguments["chunks"] as JsonArray ?? [])
        {
            if (!stream.Add(chunk))
            {
                throw new WorkspaceErrorException("invalid_chunks");
            }
        }
    }

    private static JsonObject Names(ChannelEntity channel, MessageEntity message) => new() { ["channel"] = channel.Id, ["ts"] = message.Ts };
}
