using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>Reads the arguments that the methods of messages share.</summary>
internal static partial class MessageArguments
{
    /// <summary>The response's warning about a text that was cut off.</summary>
    public const string Truncated = "message_truncated";

    private const string PublicScope = "chat:write.public";
    private const string CustomizeScope = "chat:write.customize";

    /// <summary>Returns the message that an argument names by its timestamp. Tombstones and ephemeral messages are not found.</summary>
    /// <exception cref="WorkspaceErrorException">The given code.</exception>
    public static MessageEntity Message(this WorkspaceCall call, ChannelEntity channel, string argument, string error = "message_not_found") =>
        call.Text(argument) is { } ts && channel.Messages.TryGetValue(ts, out var message) && !message.IsTombstone
            ? message
            : throw new WorkspaceErrorException(error);

    /// <summary>Returns the content of a message.</summary>
    /// <exception cref="WorkspaceErrorException"><c>no_text</c>.</exception>
    public static MessageContent Content(this WorkspaceCall call)
    {
        var content = MessageContent.Read(call.Arguments);
        return content.HasContent ? LinkNames(call, content) : throw new WorkspaceErrorException("no_text");
    }

    /// <summary>
    /// Returns a content with names as mentions and links: those of channels and people if <c>parse</c> is <c>full</c>, and of user groups also if
    /// <c>link_names</c> is true.
    /// </summary>
    public static MessageContent LinkNames(WorkspaceCall call, MessageContent content)
    {
        var isFull = call.Text("parse") == "full";
        return isFull || call.Flag("link_names")
            ? content with { Text = Name().Replace(content.Text, match => Link(call.State, match, isFull)) }
            : content;
    }

    /// <summary>Returns the message that a call asks to post, by the author that the token stands for.</summary>
    public static MessageDraft Draft(this WorkspaceCall call, MessageContent content)
    {
        var extra = new JsonObject();
        if (!call.Flag("mrkdwn", fallback: true))
        {
            extra["mrkdwn"] = false;
        }

        if (MessageMetadata.Read(call) is { Count: > 0 } metadata)
        {
            extra[MessageMetadata.Field] = metadata;
        }

        var isCustomized = Customize(call, extra);
        return new MessageDraft(call.Actor, content)
        {
            Extra = extra,
            Subtype = isCustomized ? MessageSubtypes.BotMessage : null,
            IsForEveryPublicChannel = call.IsBot && call.Token.HasScope(PublicScope),
        };
    }

    /// <summary>Puts a message into the thread that <c>thread_ts</c> names. A reply's timestamp stands for its thread.</summary>
    /// <param name="draft">The message.</param>
    /// <param name="call">The call.</param>
    /// <param name="channel">The channel; null for a direct message that does not exist yet.</param>
    /// <param name="error">The code for a message that does not exist, or that can have no replies.</param>
    /// <exception cref="WorkspaceErrorException">The given code.</exception>
    public static MessageDraft InThread(this MessageDraft draft, WorkspaceCall call, ChannelEntity? channel, string error)
    {
        if (call.Text("thread_ts") is not { } ts)
        {
            return draft;
        }

        return channel is not null && MessageThreads.FindRoot(channel, ts) is { } root
            ? draft with { ThreadTs = root.Ts, Subtype = call.Flag("reply_broadcast") ? MessageSubtypes.ThreadBroadcast : draft.Subtype }
            : throw new WorkspaceErrorException(error, "[ERROR] thread_ts is not the timestamp of a message that can have replies");
    }

    /// <summary>Returns the conversation that <c>channel</c> names by ID or name; null if it is the ID of a person with whom the caller has no direct message yet.</summary>
    /// <exception cref="WorkspaceErrorException"><c>channel_not_found</c>, <c>is_archived</c> or <c>not_in_channel</c>.</exception>
    public static ChannelEntity? Recipient(this WorkspaceCall call, MessageDraft draft)
    {
        var channel = call.FindChannelByIdOrName(call.Text("channel")) ?? (call.Person() is { } person ? DirectMessages.Find(call.State, call.Actor, person) : null);
        if (channel is null)
        {
            return call.Person() is null ? throw new WorkspaceErrorException("channel_not_found") : null;
        }

        return draft.MayPostTo(channel) ? channel : throw new WorkspaceErrorException(channel.IsArchived ? "is_archived" : "not_in_channel");
    }

    /// <summary>Creates the direct message with the person whom <c>channel</c> names.</summary>
    public static ChannelEntity OpenDirectMessage(this WorkspaceCall call) => DirectMessages.Create(call.State, call.Actor, call.Person()!);

    /// <summary>Cuts off a text that is too long.</summary>
    public static MessageContent Truncate(MessageContent content, out bool isTruncated)
    {
        isTruncated = TextLength.Characters(content.Text) > MessageContent.MaxText;
        return isTruncated ? content with { Text = string.Concat(content.Text.EnumerateRunes().Take(MessageContent.MaxText)) } : content;
    }

    /// <summary>Refuses a text that is too long.</summary>
    /// <exception cref="WorkspaceErrorException"><c>msg_too_long</c>.</exception>
    public static void CheckLength(MessageContent content)
    {
        if (TextLength.Characters(content.Text) > MessageContent.MaxText)
        {
            throw new WorkspaceErrorException("msg_too_long");
        }
    }

    private static UserEntity? Person(this WorkspaceCall call) =>
        call.Text("channel") is { } id && call.State.Users.TryGetValue(id, out var user) && DirectMessages.MayBegin(call.Actor, user)
            ? user
            : null;

    // Without the scope, Slack ignores the name and the picture.
    private static bool Customize(WorkspaceCall call, JsonObject extra)
    {
        var (name, emoji, url) = (call.Text("username"), call.Text("icon_emoji"), call.Text("icon_url"));
        if (!call.IsBot || (name ?? emoji ?? url) is null || !call.Token.HasScope(CustomizeScope))
        {
            return false;
        }

        extra["username"] = name ?? call.Actor.RealName;
        if (emoji is not null)
        {
            extra["icons"] = new JsonObject { ["emoji"] = emoji };
        }
        else if (url is not null)
        {
            extra["icons"] = new JsonObject { ["image_48"] = url };
        }

        return true;
    }

    private static string Link(WorkspaceState state, Match match, bool isFull)
    {
        var name = match.Groups["name"].Value;
        if (match.Value[0] == '#')
        {
            return isFull && state.Channels.Values.FirstOrDefault(c => c.Kind == WorkspaceChannelKind.Public && c.Name == name) is { } channel
                ? $"<#{channel.Id}|{name}>"
                : match.Value;
        }

        return state.Usergroups.All.FirstOrDefault(g => g.Handle == name && g.Disabled is null) is { } group ? $"<!subteam^{group.Id}>"
            : isFull && state.Users.Values.FirstOrDefault(u => u.Name == name) is { } user ? $"<@{user.Id}>"
            : match.Value;
    }

    [GeneratedRegex("""(?<![\w<&#@/])[#@](?<name>[a-z0-9][a-z0-9._-]*[a-z0-9]|[a-z0-9])""")]
    private static partial Regex Name();
}
