using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Keeps the metadata that apps attach to messages, and raises its events.</summary>
internal static class MessageMetadata
{
    /// <summary>The field of a message that holds the metadata.</summary>
    public const string Field = "metadata";

    /// <summary>The largest number of characters of metadata as JSON. Slack documents the error but no size, and this bound limits the memory of a message.</summary>
    public const int MaxLength = 16_000;

    /// <summary>Checks the metadata that a call sends.</summary>
    /// <returns>A copy of the metadata; null for none.</returns>
    /// <exception cref="WorkspaceErrorException"><c>invalid_metadata_format</c> or <c>metadata_too_large</c>.</exception>
    public static JsonObject? Read(WorkspaceCall call)
    {
        if (call.Copy(Field) is not JsonObject metadata)
        {
            return null;
        }

        var isComplete = metadata["event_type"] is not null && metadata["event_payload"] is JsonObject;
        if (metadata.Count > 0 && !isComplete && metadata["entities"] is not JsonArray)
        {
            throw new WorkspaceErrorException("invalid_metadata_format", "[ERROR] metadata needs an event_type and an event_payload that is an object");
        }

        return metadata.ToJsonString().Length <= MaxLength ? metadata : throw new WorkspaceErrorException("metadata_too_large");
    }

    /// <summary>Replaces the metadata of a message and raises the event of it. An empty object removes the metadata.</summary>
    public static void Replace(WorkspaceState state, ChannelEntity channel, MessageEntity message, JsonObject metadata)
    {
        var before = message.Extra[Field]?.DeepClone();
        message.Extra.Remove(Field);
        if (metadata.Count > 0)
        {
            message.Extra[Field] = metadata.DeepClone();
            var @event = Event(state, channel, message, before is null ? "message_metadata_posted" : "message_metadata_updated");
            @event[Field] = metadata.DeepClone();
            AddPrevious(@event, before);
            state.Raise(@event, channel);
        }
        else if (before is not null)
        {
            RaiseDeleted(state, channel, message, new JsonObject { [Field] = before });
        }
    }

    /// <summary>Raises <c>message_metadata_posted</c> if a new message has metadata.</summary>
    public static void RaisePosted(WorkspaceState state, ChannelEntity channel, MessageEntity message)
    {
        if (message.Extra[Field] is { } metadata)
        {
            var @event = Event(state, channel, message, "message_metadata_posted");
            @event[Field] = metadata.DeepClone();
            state.Raise(@event, channel);
        }
    }

    /// <summary>Raises <c>message_metadata_deleted</c> if a message had metadata.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message.</param>
    /// <param name="before">The message as it was.</param>
    public static void RaiseDeleted(WorkspaceState state, ChannelEntity channel, MessageEntity message, JsonObject before)
    {
        if (before[Field] is { } metadata)
        {
            var @event = Event(state, channel, message, "message_metadata_deleted");
            AddPrevious(@event, metadata.DeepClone());
            @event["deleted_ts"] = state.NextTimestamp();
            state.Raise(@event, channel);
        }
    }

    private static JsonObject Event(WorkspaceState state, ChannelEntity channel, MessageEntity message, string type)
    {
        var @event = new JsonObject
        {
            ["type"] = type,
            ["app_id"] = state.App.AppId,
            ["user_id"] = message.UserId ?? state.App.BotUserId,
            ["team_id"] = state.App.TeamId,
            ["channel_id"] = channel.Id,
            ["message_ts"] = message.Ts,
        };
        if (message.BotId is { } bot)
        {
            @event["bot_id"] = bot;
        }

        return @event;
    }

    private static void AddPrevious(JsonObject @event, JsonNode? metadata)
    {
        if (metadata is not null)
        {
            @event["previous_metadata"] = metadata;
        }
    }
}
