namespace SlackGen.Testing;

/// <summary>
/// Adds, changes and removes messages, and raises the events of it. Methods, people's acts, response URLs and webhooks all come here. The caller holds the
/// gate.
/// </summary>
internal static class MessagePosting
{
    /// <summary>
    /// Adds a message to a channel, or shows it to one user if it is ephemeral. Blocks and attachments receive their IDs, and text its rich text. A reply to a
    /// reply belongs to the thread of the latter.
    /// </summary>
    /// <exception cref="ArgumentException">The message replies to a notice, which can have no replies.</exception>
    public static MessageEntity Post(WorkspaceState state, ChannelEntity channel, MessageEntity message)
    {
        JoinThread(channel, message);
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
        DropOldest(state, channel, message);
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
        FileSharing.Unshare(state, channel, message);
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

    // A message that was scheduled or is ephemeral may reply to one that is gone.
    private static void JoinThread(ChannelEntity channel, MessageEntity message)
    {
        if (message.IsReply && channel.Messages.ContainsKey(message.ThreadTs!))
        {
            message.ThreadTs = MessageThreads.FindRoot(channel, message.ThreadTs!)?.Ts
                ?? throw new ArgumentException($"The message {message.ThreadTs} is a notice, which can have no replies.", nameof(message));
        }
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

    // A message with replies stays as long as they do, and the new message always does.
    private static void DropOldest(WorkspaceState state, ChannelEntity channel, MessageEntity posted)
    {
        while (channel.Messages.Count > state.MaxMessages
            && channel.Messages.Values.FirstOrDefault(m => m.Replies.Count == 0 && m != posted) is { } oldest)
        {
            Remove(channel, oldest);
            state.Pins.Remove(channel.Id, oldest.Ts);
            state.Stars.RemoveAll(channel.Id, oldest.Ts);
            foreach (var file in oldest.FileIds.Select(state.Files.Find).OfType<FileEntity>())
            {
                file.Shares.Remove((channel.Id, oldest.Ts));
            }

            channel.IsLimited = true;
        }
    }
}
