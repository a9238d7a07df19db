namespace SlackGen.Testing;

/// <summary>Adds, changes and removes messages, and raises the events of it. Methods, people's acts, response URLs and webhooks all come here.</summary>
internal static class MessagePosting
{
    /// <summary>Adds a message to a channel, or shows it to one user if it is ephemeral.</summary>
    public static MessageEntity Post(WorkspaceState state, ChannelEntity channel, MessageEntity message)
    {
        if (message.EphemeralTo is not null)
        {
            state.Ephemerals.Add(channel.Id, message);
            return message;
        }

        channel.Messages.Add(message.Ts, message);
        var json = MessageJson.Create(state, channel, message);
        json["channel"] = channel.Id;
        json["event_ts"] = message.Ts;
        state.Raise(json, channel);
        return message;
    }

    /// <summary>Replaces the content of a message.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message.</param>
    /// <param name="content">The new content.</param>
    /// <param name="editorId">The ID of the user who edits; null for a change that does not count as an edit, such as an unfurl.</param>
    public static void Update(WorkspaceState state, ChannelEntity channel, MessageEntity message, MessageContent content, string? editorId)
    {
        content.CopyTo(message);
    }

    /// <summary>Removes a message. A parent with replies stays as a tombstone.</summary>
    public static void Delete(WorkspaceState state, ChannelEntity channel, MessageEntity message)
    {
        channel.Messages.Remove(message.Ts);
    }
}
