namespace SlackGen.Testing;

/// <summary>Keeps the replies of each thread with the message that began it.</summary>
internal static class MessageThreads
{
    private const int MaxShownUsers = 5;

    /// <summary>Returns the message that began the thread of a message: the message itself if it is not a reply, null if a reply has lost its parent.</summary>
    public static MessageEntity? RootOf(ChannelEntity channel, MessageEntity message) =>
        message.IsReply ? channel.Messages.GetValueOrDefault(message.ThreadTs!) : message;

    /// <summary>Returns the message that begins the thread of a reply to a message.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="ts">The timestamp of the message to reply to, which may be a reply itself.</param>
    /// <returns>The message; null if there is none, or if it is a notice, which can have no replies.</returns>
    public static MessageEntity? FindRoot(ChannelEntity channel, string ts) =>
        channel.Messages.TryGetValue(ts, out var message)
        && RootOf(channel, message) is { } root
        && (root.IsTombstone || MessageSubtypes.IsWritten(root.Subtype))
            ? root
            : null;

    /// <summary>Adds a reply to its thread. Other messages do not change.</summary>
    public static void Attach(ChannelEntity channel, MessageEntity message)
    {
        if (!message.IsReply || RootOf(channel, message) is not { } root)
        {
            return;
        }

        var index = root.Replies.Count;
        while (index > 0 && string.CompareOrdinal(root.Replies[index - 1].Ts, message.Ts) > 0)
        {
            index--;
        }

        root.Replies.Insert(index, message);
    }

    /// <summary>Removes a reply from its thread.</summary>
    /// <returns>The message that began the thread; null for a message that is not a reply.</returns>
    public static MessageEntity? Detach(ChannelEntity channel, MessageEntity message)
    {
        if (!message.IsReply || RootOf(channel, message) is not { } root)
        {
            return null;
        }

        root.Replies.Remove(message);
        return root;
    }

    /// <summary>Returns the IDs of everybody who replied, in the order of their first replies.</summary>
    public static IReadOnlyList<string> RepliersOf(MessageEntity root) =>
        [.. root.Replies.Select(r => r.UserId ?? r.BotId).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Returns the first of those who replied: as many as Slack lists.</summary>
    public static IEnumerable<string> Shown(IReadOnlyList<string> repliers) => repliers.Take(MaxShownUsers);

    /// <summary>Returns whether a user follows a thread, because the user wrote in it.</summary>
    public static bool IsFollowedBy(MessageEntity root, UserEntity user) => root.IsFrom(user) || root.Replies.Exists(r => r.IsFrom(user));
}
