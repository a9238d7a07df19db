using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the methods that post messages and link to them, <c>chat.postMessage</c>.</summary>
internal static class ChatMethods
{
    private const string CannotReply = "cannot_reply_to_message";

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("chat.postMessage", PostMessage),
        new("chat.meMessage", MeMessage),
        new("chat.postEphemeral", PostEphemeral),
        new("chat.getPermalink", GetPermalink),
    ];

    private static JsonObject PostMessage(WorkspaceCall call)
    {
        if (call.Flag("as_user"))
        {
            throw new WorkspaceErrorException("as_user_not_supported");
        }

        var draft = call.Draft(MessageArguments.Truncate(call.Content(), out var isTruncated));
        var recipient = call.Recipient(draft);
        draft = draft.InThread(call, recipient, CannotReply);
        var channel = recipient ?? call.OpenDirectMessage();
        var message = MessagePosting.Post(call.State, channel, draft.ToMessage(call.State.NextTimestamp()));
        var response = new JsonObject
        {
            ["channel"] = channel.Id,
            ["ts"] = message.Ts,
            ["message"] = MessageJson.Create(call.State, channel, message),
        };
        if (isTruncated)
        {
            response["warning"] = MessageArguments.Truncated;
            response["response_metadata"] = new JsonObject
            {
                ["messages"] = new JsonArray("[WARN] the text has been cut off after 40,000 characters"),
                ["warnings"] = new JsonArray(MessageArguments.Truncated),
            };
        }

        return response;
    }

    private static JsonObject MeMessage(WorkspaceCall call)
    {
        var content = call.Content();
        MessageArguments.CheckLength(content);
        var channel = call.ChannelToPostTo();
        var draft = new MessageDraft(call.Actor, content) { Subtype = MessageSubtypes.MeMessage };
        if (!draft.MayPostTo(channel))
        {
            throw new WorkspaceErrorException(channel.IsArchived ? "is_archived" : "not_in_channel");
        }

        var message = MessagePosting.Post(call.State, channel, draft.ToMessage(call.State.NextTimestamp()));
        return new JsonObject { ["channel"] = channel.Id, ["ts"] = message.Ts };
    }

    private static JsonObject PostEphemeral(WorkspaceCall call)
    {
        var content = call.Content();
        MessageArguments.CheckLength(content);
        if (content.Attachments?.OfType<JsonObject>().Any(a => a.ContainsKey("blocks")) == true)
        {
            throw new WorkspaceErrorException("invalid_attachments");
        }

        var channel = call.ChannelToPostTo();
        var draft = call.Draft(content);
        if (!draft.MayPostTo(channel))
        {
            throw new WorkspaceErrorException(channel.IsArchived ? "is_archived" : "not_in_channel");
        }

        var user = call.User(error: "user_not_in_channel");
        draft = draft.InThread(call, channel, CannotReply) with { EphemeralTo = user.Id };
        if (!channel.HasMember(user.Id))
        {
            throw new WorkspaceErrorException("user_not_in_channel");
        }

        var message = MessagePosting.Post(call.State, channel, draft.ToMessage(call.State.NextTimestamp()));
        return new JsonObject { ["message_ts"] = message.Ts };
    }

    private static JsonObject GetPermalink(WorkspaceCall call)
    {
        var channel = call.Channel();
        return new JsonObject
        {
            ["channel"] = channel.Id,
            ["permalink"] = MessageJson.PermalinkOf(call.State, channel, call.Message(channel, "message_ts")),
        };
    }
}
