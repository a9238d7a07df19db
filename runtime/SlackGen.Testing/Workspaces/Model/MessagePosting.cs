namespace SlackGen.Testing;

/// <summary>
/// Adds, changes and removes messages, and raises the events of it. Methods, people's acts, response URLs and webhooks all come here. The caller holds the
/// gate.
/// </summary>
internal static class MessagePosting
{
    /// <summary>Adds a message to a channel, or shows it to one user if it is ephemeral. Blocks and attachments receive their IDs, and text its rich text.</summary>
    public static MessageEntity Post(WorkspaceState state, ChannelEntity channel, MessageEntity message)
    {
        MessageCompletion.Complete(state, message);
        if (message.EphemeralTo is not null)
        {
            state.Ephemerals.Add(channel.Id, message);
            return message;
        }

        channel.Messages.Add(message.Ts, message);
        MessageThreads.Attach(channel, message);
        channel.OpenFor.UnionWith(channel.IsDirect ? channel.Members : []);
        MessageEvents.RaisePosted(state, channel, message);
        DropOldest(state, channel);
        return message;
    }

    /// <summary>Replaces the content of a message, ephemeral or not.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message.</param>
    /// <param name="content">The new content.</param>
    /// <param name="editorId">The ID of the user who edits; null for a change that does not count as an edit, such as an unfurl.</param>
    public static void Update(WorkspaceState state, ChannelEntity channel, MessageEntity message, MessageContent content, string? editorId) =>
        Change(state, channel, message, m =>
        {
            content.CopyTo(m);
            if (editorId is not null)
            {
                m.Edited = (editorId, WorkspaceState.ToTimestamp(DateTimeOffset.FromUnixTimeSeconds(state.Now.ToUnixTimeSeconds())));
            }
        });

    /// <summary>Changes a message in any way, and raises <c>message_changed</c> unless the message is ephemeral.</summary>
    public static void Change(WorkspaceState state, ChannelEntity channel, MessageEntity message, Action<MessageEntity> change)
    {
        var before = MessageJson.Create(state, channel, message);
        change(message);
        MessageCompletion.Complete(state, message);
        if (message.EphemeralTo is null)
        {
            MessageEvents.RaiseChanged(state, channel, message, before);
        }
    }

    /// <summary>Removes a message, ephemeral or not. A parent with replies stays as a tombstone, until its last reply is removed.</summary>
    public static void Delete(WorkspaceState state, ChannelEntity channel, MessageEntity message)
    {
        if (message.EphemeralTo is not null)
        {
            state.Ephemerals.Remove(channel.Id, message);
            return;
        }

        var before = MessageJson.Create(state, channel, message);
        state.Pins.Remove(channel.Id, message.Ts);
        state.Stars.RemoveAll(channel.Id, message.Ts);
        if (message.Replies.Count > 0)
        {
            Bury(message);
            MessageEvents.RaiseChanged(state, channel, message, before);
        }
        else
        {
            Remove(channel, message);
            MessageEvents.RaiseDeleted(state, channel, message, before);
        }

        MessageMetadata.RaiseDeleted(state, channel, message, before);
    }

    private static void Bury(MessageEntity message)
    {
        message.Subtype = MessageSubtypes.Tombstone;
        (message.Text, message.Blocks, message.Attachments, message.Edited) = ("This message was deleted.", null, null, null);
        message.Reactions.Clear();
        message.FileIds.Clear();
        message.Extra.Clear();
    }

    private static void Remove(ChannelEntity channel, MessageEntity message)
    {
        channel.Messages.Remove(message.Ts);
        if (MessageThreads.Detach(channel, message) is { IsTombstone: true, Replies.Count: 0 } tombstone)
        {
            channel.Messages.Remove(tombstone.Ts);
        }
    }

    private static void DropOldest(WorkspaceState state, ChannelEntity channel)
    {
        while (channel.Messages.Count > state.MaxMessages)
        {
            var oldest = channel.Messages.GetValueAtIndex(0);
            foreach (var dropped in oldest.Replies.Prepend(oldest))
            {
                channel.Messages.Remove(dropped.Ts);
                state.Pins.Remove(channel.Id, dropped.Ts);
                state.Stars.RemoveAll(channel.Id, dropped.Ts);
            }

            MessageThreads.Detach(channel, oldest);
            channel.IsLimited = true;
        }
    }
}
