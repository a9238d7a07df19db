namespace SlackGen.Testing;

/// <summary>Posts the messages with which Slack reports changes of a channel, <c>channel_join</c>. Those of private channels begin with <c>group_</c>.</summary>
internal static class SystemMessages
{
    public static void PostJoin(WorkspaceState state, ChannelEntity channel, UserEntity user, UserEntity? inviter) =>
        Post(state, channel, user, "join", "has joined the channel", inviter is null ? [] : [("inviter", inviter.Id)]);

    public static void PostLeave(WorkspaceState state, ChannelEntity channel, UserEntity user) =>
        Post(state, channel, user, "leave", "has left the channel");

    public static void PostArchive(WorkspaceState state, ChannelEntity channel, UserEntity user) =>
        Post(state, channel, user, "archive", "archived the channel");

    public static void PostUnarchive(WorkspaceState state, ChannelEntity channel, UserEntity user) =>
        Post(state, channel, user, "unarchive", "un-archived the channel");

    public static void PostName(WorkspaceState state, ChannelEntity channel, UserEntity user, string oldName) =>
        Post(
            state,
            channel,
            user,
            "name",
            $"has renamed the channel from \"{oldName}\" to \"{channel.Name}\"",
            ("old_name", oldName),
            ("name", channel.Name));

    public static void PostTopic(WorkspaceState state, ChannelEntity channel, UserEntity user) =>
        Post(state, channel, user, "topic", Describe("topic", channel.Topic.Value), ("topic", channel.Topic.Value));

    public static void PostPurpose(WorkspaceState state, ChannelEntity channel, UserEntity user) =>
        Post(state, channel, user, "purpose", Describe("description", channel.Purpose.Value), ("purpose", channel.Purpose.Value));

    private static string Describe(string what, string value) => value.Length == 0 ? $"cleared the channel {what}" : $"set the channel {what}: {value}";

    private static void Post(
        WorkspaceState state,
        ChannelEntity channel,
        UserEntity user,
        string change,
        string text,
        params (string Name, string Value)[] extra)
    {
        var family = channel.Kind == WorkspaceChannelKind.Public ? "channel" : "group";
        var message = new MessageEntity
        {
            Ts = state.NextTimestamp(),
            UserId = user.Id,
            Subtype = $"{family}_{change}",
            Text = $"<@{user.Id}> {text}",
        };
        foreach (var (name, value) in extra)
        {
            message.Extra[name] = value;
        }

        MessagePosting.Post(state, channel, message);
    }
}
