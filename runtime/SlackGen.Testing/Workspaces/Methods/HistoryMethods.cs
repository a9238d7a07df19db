using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the methods that read messages, <c>conversations.history</c>.</summary>
internal static class HistoryMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } = [new("conversations.history", History), new("conversations.replies", Replies)];

    private static JsonObject History(WorkspaceCall call)
    {
        var channel = call.Channel();
        if (call.IsBot && !channel.HasMember(call.Actor.Id))
        {
            throw new WorkspaceErrorException("not_in_channel");
        }

        var range = TimeRange.Read(call);
        var page = CursorBook.Page(
            call,
            NewestFirst(channel).Where(m => m.IsInChannel && range.Contains(m.Ts)),
            m => m.Ts,
            defaultLimit: 100,
            maxLimit: 999,
            isDescending: true,
            limitError: DocumentedErrors.Fallback);
        var response = new JsonObject
        {
            ["messages"] = new JsonArray([.. page.Items.Select(m => ToJson(call, channel, m))]),
            ["has_more"] = page.HasMore,
            ["pin_count"] = call.State.Pins.Of(channel.Id).Count,
            ["channel_actions_count"] = 0,
        };
        if (channel.IsLimited)
        {
            response["is_limited"] = true;
        }

        return WithCursor(response, page);
    }

    private static JsonObject Replies(WorkspaceCall call)
    {
        var channel = call.Channel();
        if (call.IsBot && !channel.HasMember(call.Actor.Id))
        {
            throw new WorkspaceErrorException("channel_not_found");
        }

        var root = call.Text("ts") is { } ts && channel.Messages.TryGetValue(ts, out var message) ? MessageThreads.RootOf(channel, message) : null;
        if (root is null)
        {
            throw new WorkspaceErrorException("thread_not_found");
        }

        // The range is that of the replies: the message that began the thread leads the first page of every listing.
        var range = TimeRange.Read(call);
        var page = CursorBook.Page(
            call,
            root.Replies.Where(r => range.Contains(r.Ts)).Prepend(root),
            m => m.Ts,
            defaultLimit: 1000,
            maxLimit: 1000,
            limitError: DocumentedErrors.Fallback);
        return WithCursor(
            new JsonObject
            {
                ["messages"] = new JsonArray([.. page.Items.Select(m => ToJson(call, channel, m))]),
                ["has_more"] = page.HasMore,
            },
            page);
    }

    // On the last page Slack sends no response_metadata.
    private static JsonObject WithCursor(JsonObject response, WorkspacePage<MessageEntity> page)
    {
        if (page.HasMore)
        {
            response["response_metadata"] = page.ToMetadata();
        }

        return response;
    }

    private static IEnumerable<MessageEntity> NewestFirst(ChannelEntity channel)
    {
        for (var i = channel.Messages.Count - 1; i >= 0; i--)
        {
            yield return channel.Messages.GetValueAtIndex(i);
        }
    }

    private static JsonObject ToJson(WorkspaceCall call, ChannelEntity channel, MessageEntity message)
    {
        var json = MessageJson.Create(call.State, channel, message, call.Actor);
        if (!call.Flag("include_all_metadata") && json[MessageMetadata.Field] is JsonObject metadata)
        {
            metadata.Remove("event_payload");
        }

        return json;
    }
}
