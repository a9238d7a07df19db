using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes messages as Slack does.</summary>
internal static class MessageJson
{
    // The author that Slack names for the place of a deleted message.
    private const string Slackbot = "USLACKBOT";

    private static readonly int[] IconSizes = [36, 48, 72];

    /// <summary>Returns a message as <c>conversations.history</c> lists it.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message.</param>
    /// <param name="viewer">The user who asks, for what differs from user to user; null for an event, which has none of it.</param>
    public static JsonObject Create(WorkspaceState state, ChannelEntity channel, MessageEntity message, UserEntity? viewer = null)
    {
        var json = new JsonObject { ["type"] = "message" };
        AddAuthor(json, state, message);
        json["text"] = message.Text;
        json["ts"] = message.Ts;
        AddContent(json, message);
        if (message.FileIds.Count > 0)
        {
            json["files"] = new JsonArray([.. message.FileIds.Select(state.Files.Find).OfType<FileEntity>().Select(f => FileJson.Create(state, f))]);
        }

        AddThread(json, state, channel, message, viewer);
        if (message.Reactions.Count > 0)
        {
            json["reactions"] = new JsonArray([.. message.Reactions.Select(ReactionOf)]);
        }

        if (state.Pins.Contains(channel.Id, message.Ts))
        {
            json["pinned_to"] = new JsonArray(channel.Id);
        }

        if (viewer is not null && state.Stars.Of(viewer.Id).Any(s => s.IsOn(channel.Id, message.Ts)))
        {
            json["is_starred"] = true;
        }

        foreach (var (name, value) in message.Extra)
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }

    /// <summary>Returns the URL of a message in Slack's web client.</summary>
    public static string PermalinkOf(WorkspaceState state, ChannelEntity channel, MessageEntity message)
    {
        var url = $"https://{state.App.TeamDomain}.slack.com/archives/{channel.Id}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}";
        return message.IsReply ? $"{url}?thread_ts={message.ThreadTs}&cid={channel.Id}" : url;
    }

    /// <summary>Returns the author of a message; null for a bot that hides its user.</summary>
    public static string? AuthorOf(MessageEntity message) => message.IsTombstone ? Slackbot : message.UserId;

    private static void AddAuthor(JsonObject json, WorkspaceState state, MessageEntity message)
    {
        if (message.Subtype is { } subtype)
        {
            json["subtype"] = subtype;
        }

        if (AuthorOf(message) is { } author)
        {
            json["user"] = author;
        }

        if (message.IsTombstone)
        {
            json["hidden"] = true;
            return;
        }

        if (message.UserId is not null)
        {
            json["team"] = state.App.TeamId;
        }

        if (message.BotId is { } bot)
        {
            json["bot_id"] = bot;
            AddBot(json, state, message);
        }
    }

    private static void AddBot(JsonObject json, WorkspaceState state, MessageEntity message)
    {
        var bot = message.UserId is { } user ? state.Users.GetValueOrDefault(user) : state.Users.Values.FirstOrDefault(u => u.BotId == message.BotId);
        if (bot?.AppId is { } app)
        {
            json["app_id"] = app;
        }

        if (bot is not null && message.UserId is not null)
        {
            json["bot_profile"] = BotProfileOf(state, bot);
        }
    }

    private static JsonObject BotProfileOf(WorkspaceState state, UserEntity bot)
    {
        var profile = new JsonObject
        {
            ["id"] = bot.BotId,
            ["name"] = bot.RealName,
            ["deleted"] = bot.IsDeleted,
            ["updated"] = bot.Updated,
            ["team_id"] = state.App.TeamId,
            ["icons"] = new JsonObject(IconSizes.Select(size => KeyValuePair.Create(
                string.Create(CultureInfo.InvariantCulture, $"image_{size}"),
                (JsonNode?)string.Create(CultureInfo.InvariantCulture, $"https://a.slack-edge.com/80588/img/plugins/app/bot_{size}.png")))),
        };
        if (bot.AppId is { } app)
        {
            profile["app_id"] = app;
        }

        return profile;
    }

    private static void AddContent(JsonObject json, MessageEntity message)
    {
        if (message.Blocks is { } blocks)
        {
            json["blocks"] = blocks.DeepClone();
        }

        if (message.Attachments is { } attachments)
        {
            json["attachments"] = attachments.DeepClone();
        }

        if (message.Edited is { } edited)
        {
            json["edited"] = new JsonObject { ["user"] = edited.UserId, ["ts"] = edited.Ts };
        }
    }

    private static void AddThread(JsonObject json, WorkspaceState state, ChannelEntity channel, MessageEntity message, UserEntity? viewer)
    {
        if (message.IsReply)
        {
            json["thread_ts"] = message.ThreadTs;
            if (MessageThreads.RootOf(channel, message) is { } root)
            {
                AddRoot(json, state, channel, message, root);
            }
        }
        else if (message.Replies.Count > 0)
        {
            var repliers = MessageThreads.RepliersOf(message);
            json["thread_ts"] = message.Ts;
            json["reply_count"] = message.Replies.Count;
            json["reply_users_count"] = repliers.Count;
            json["latest_reply"] = message.Replies[^1].Ts;
            json["reply_users"] = new JsonArray([.. MessageThreads.Shown(repliers).Select(r => JsonValue.Create(r))]);
            json["is_locked"] = false;
            if (viewer is not null)
            {
                json["subscribed"] = MessageThreads.IsFollowedBy(message, viewer);
            }
        }
    }

    private static void AddRoot(JsonObject json, WorkspaceState state, ChannelEntity channel, MessageEntity message, MessageEntity root)
    {
        if (AuthorOf(root) is { } author)
        {
            json["parent_user_id"] = author;
        }

        if (message.Subtype == MessageSubtypes.ThreadBroadcast)
        {
            json["root"] = Create(state, channel, root);
        }
    }

    private static JsonObject ReactionOf((string Name, List<string> Users) reaction) => new()
    {
        ["name"] = reaction.Name,
        ["users"] = new JsonArray([.. reaction.Users.Select(u => JsonValue.Create(u))]),
        ["count"] = reaction.Users.Count,
    };
}
