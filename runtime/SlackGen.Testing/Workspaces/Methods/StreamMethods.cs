using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the methods of streaming messages, <c>chat.startStream</c>.</summary>
internal static class StreamMethods
{
    private const int MaxBlocks = 50;
    private const string State = "streaming_state";
    private const string InProgress = "in_progress";

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
        CheckSize(stream);
        var draft = call.Draft(stream.Render());
        if (!draft.MayPostTo(channel))
        {
            throw new WorkspaceErrorException(channel.IsArchived ? "is_archived" : "not_in_channel");
        }

        var message = draft.InThread(call, channel, DocumentedErrors.Fallback).ToMessage(call.State.NextTimestamp());
        message.Stream = stream;
        message.Extra[State] = InProgress;
        MessagePosting.Post(call.State, channel, message);
        return Names(channel, message);
    }

    private static JsonObject Append(WorkspaceCall call)
    {
        var (channel, message) = Streaming(call);
        Continue(call, channel, message, endState: null);
        return Names(channel, message);
    }

    private static JsonObject Stop(WorkspaceCall call)
    {
        var (channel, message) = Streaming(call);
        var metadata = MessageMetadata.Read(call);
        Continue(call, channel, message, "completed");
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

    // The chunks are added to a copy, so that a refused call changes nothing.
    private static void Continue(WorkspaceCall call, ChannelEntity channel, MessageEntity message, string? endState)
    {
        var next = message.Stream!.Copy();
        AddChunks(call, next);
        if (endState is not null)
        {
            next.AddBlocks(call.Copy("blocks") as JsonArray);
            next.IsComplete = true;
        }

        CheckSize(next);
        MessagePosting.Change(call.State, channel, message, m =>
        {
            m.Stream = next;
            m.Extra[State] = endState ?? InProgress;
            next.Render().CopyTo(m);
        });
    }

    private static void CheckSize(StreamedContent stream)
    {
        var content = stream.Render();
        if (content.Blocks?.Count > MaxBlocks)
        {
            throw new WorkspaceErrorException("msg_blocks_too_many");
        }

        if (TextLength.Characters(content.Text) > MessageContent.MaxText)
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
