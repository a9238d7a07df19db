using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Testing.Tests;

/// <summary>A workspace beside a model of it. Each act is done in both, and they must agree whether it is refused, and why.</summary>
internal sealed class WorkspaceModel
{
    private static readonly string[] People = ["U1", "U2", "U3", "U4"];

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly Workspace workspace = new();
    private readonly List<Channel> channels = [];
    private int created;

    public WorkspaceModel()
    {
        foreach (var id in People)
        {
            workspace.AddUser(id.ToLowerInvariant(), id: id);
        }

        var options = new FakeSlackOptions { TimeProvider = clock };
        workspace.Start(options, options.App, isInstalled: true);
        Perform(new WorkspaceAct(WorkspaceActKind.Create, 0, 0, 0, 0));
    }

    /// <summary>Performs an act, and compares the outcomes.</summary>
    /// <returns>The error code, or <c>ok</c>.</returns>
    public string Perform(WorkspaceAct act)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        var user = People[act.User % People.Length];
        if (act.Kind == WorkspaceActKind.Create)
        {
            var response = Call(user, "conversations.create", new() { ["name"] = $"channel-{++created}" }, []);
            channels.Add(new Channel((string)response!["channel"]!["id"]!, user));
            return "ok";
        }

        var channel = channels[act.Channel % channels.Count];
        var message = channel.Messages.Count == 0 ? null : channel.Messages[act.Message % channel.Messages.Count];
        return act.Kind switch
        {
            WorkspaceActKind.Join => Join(channel, user),
            WorkspaceActKind.Leave => Leave(channel, user),
            WorkspaceActKind.Invite => Invite(channel, user, People[act.Other % People.Length]),
            WorkspaceActKind.Kick => Kick(channel, user, People[act.Other % People.Length]),
            WorkspaceActKind.Archive => Archive(channel, user),
            WorkspaceActKind.Unarchive => Unarchive(channel, user),
            WorkspaceActKind.Post => Post(channel, user, null),
            _ when message is null => "nothing to do",
            WorkspaceActKind.Reply => Post(channel, user, message),
            WorkspaceActKind.Update => Update(channel, user, message),
            WorkspaceActKind.Delete => Delete(channel, user, message),
            WorkspaceActKind.React or WorkspaceActKind.Unreact => React(channel, user, message, act.Kind == WorkspaceActKind.React, act.Other % 2 == 0 ? "tada" : "eyes"),
            WorkspaceActKind.Pin or WorkspaceActKind.Unpin => Pin(channel, user, message, act.Kind == WorkspaceActKind.Pin),
            _ => throw new InvalidOperationException($"{act.Kind} has no rule."),
        };
    }

    /// <summary>Verifies that the workspace says what the model says.</summary>
    public void Verify()
    {
        foreach (var channel in channels)
        {
            var viewer = channel.Members.FirstOrDefault();
            if (viewer is null)
            {
                continue;
            }

            var context = channel.Id;
            Assert.That(Pages(viewer, "conversations.members", channel, "members", 1).Select(m => (string?)m), Is.EquivalentTo(channel.Members), context);
            var info = Call(viewer, "conversations.info", new() { ["channel"] = channel.Id, ["include_num_members"] = true }, [])!["channel"]!;
            Assert.That(((int)info["num_members"]!, (bool)info["is_archived"]!), Is.EqualTo((channel.Members.Count, channel.IsArchived)), context);

            var history = Pages(viewer, "conversations.history", channel, "messages", 3).Where(m => (string?)m!["subtype"] is null or "tombstone").ToList();
            Assert.That(history.Select(m => (string?)m!["ts"]), Is.EqualTo(channel.Messages.Where(m => m.Parent is null && (!m.IsDeleted || m.Replies > 0)).Select(m => m.Ts).Reverse()), context);
            foreach (var parent in history)
            {
                VerifyMessage(viewer, channel, parent!);
            }

            var pins = Call(viewer, "pins.list", new() { ["channel"] = channel.Id }, [])!["items"]!.AsArray();
            Assert.That(pins.Select(p => (string?)p!["message"]!["ts"]), Is.EquivalentTo(channel.Messages.Where(m => m.IsPinned && !m.IsDeleted).Select(m => m.Ts)), context);
        }
    }

    private void VerifyMessage(string viewer, Channel channel, JsonNode json)
    {
        var message = channel.Messages.Single(m => m.Ts == (string?)json["ts"]);
        var replies = channel.Messages.Where(m => m.Parent == message && !m.IsDeleted).ToList();
        Assert.That((int?)json["reply_count"] ?? 0, Is.EqualTo(replies.Count), Describe(json));
        if (!message.IsDeleted)
        {
            Assert.That((string?)json["text"], Is.EqualTo(message.Text), Describe(json));
            var reactions = json["reactions"] is JsonArray all ? all.ToDictionary(r => (string)r!["name"]!, r => r!["users"]!.AsArray().Select(u => (string)u!).ToList()) : [];
            Assert.That(reactions.ToDictionary(r => r.Key, r => string.Join(',', r.Value.Order())), Is.EqualTo(message.Reactions.ToDictionary(r => r.Key, r => string.Join(',', r.Value.Order()))), Describe(json));
            Assert.That(json["reactions"]?.AsArray().All(r => (int)r!["count"]! == r["users"]!.AsArray().Count) ?? true, Is.True, Describe(json));
        }

        if (replies.Count > 0)
        {
            var thread = Pages(viewer, "conversations.replies", channel, "messages", 2, ("ts", message.Ts));
            Assert.That(thread.Select(m => (string?)m!["ts"]), Is.EqualTo(new[] { message.Ts }.Concat(replies.Select(r => r.Ts))), Describe(json));
            Assert.That(((string?)json["latest_reply"], (int)json["reply_users_count"]!), Is.EqualTo((replies[^1].Ts, replies.Select(r => r.User).Distinct().Count())), Describe(json));
        }
    }

    private string Join(Channel channel, string user)
    {
        var refused = Refusals((channel.IsArchived, "is_archived"));
        return Done(user, "conversations.join", new() { ["channel"] = channel.Id }, refused, () => channel.Members.Add(user));
    }

    private string Leave(Channel channel, string user)
    {
        var isMember = channel.Members.Contains(user);
        var refused = Refusals((isMember && channel.IsArchived, "is_archived"), (isMember && channel.Members.Count == 1, "last_member"));
        return Done(user, "conversations.leave", new() { ["channel"] = channel.Id }, refused, () => channel.Members.Remove(user));
    }

    private string Invite(Channel channel, string user, string other)
    {
        var refused = Refusals(
            (channel.IsArchived, "is_archived"),
            (!channel.Members.Contains(user), "not_in_channel"),
            (user == other, "cant_invite_self"),
            (channel.Members.Contains(other), "already_in_channel"));
        return Done(user, "conversations.invite", new() { ["channel"] = channel.Id, ["users"] = new JsonArray(other) }, refused, () => channel.Members.Add(other));
    }

    private string Kick(Channel channel, string user, string other)
    {
        var refused = Refusals(
            (channel.IsArchived, "restricted_action"),
            (!channel.Members.Contains(user) || !channel.Members.Contains(other), "not_in_channel"),
            (user == other, "cant_kick_self"));
        return Done(user, "conversations.kick", new() { ["channel"] = channel.Id, ["user"] = other }, refused, () => channel.Members.Remove(other));
    }

    private string Archive(Channel channel, string user)
    {
        var refused = Refusals((channel.IsArchived, "already_archived"), (!channel.Members.Contains(user), "not_in_channel"));
        return Done(user, "conversations.archive", new() { ["channel"] = channel.Id }, refused, () => channel.IsArchived = true);
    }

    private string Unarchive(Channel channel, string user)
    {
        var refused = Refusals((!channel.IsArchived, "not_archived"));
        return Done(user, "conversations.unarchive", new() { ["channel"] = channel.Id }, refused, () => channel.IsArchived = false);
    }

    private string Post(Channel channel, string user, Message? parent)
    {
        var root = parent?.Parent ?? parent;
        var text = $"text {++created}";
        var refused = Refusals(
            (channel.IsArchived, "is_archived"),
            (!channel.Members.Contains(user), "not_in_channel"),
            (root is { IsDeleted: true, Replies: 0 }, "cannot_reply_to_message"));
        var arguments = new JsonObject { ["channel"] = channel.Id, ["text"] = text };
        if (root is not null)
        {
            arguments["thread_ts"] = root.Ts;
        }

        var response = Call(user, "chat.postMessage", arguments, refused, out var outcome);
        if (response is not null)
        {
            channel.Messages.Add(new Message((string)response["ts"]!, user, root) { Text = text });
            root?.Count(1);
        }

        return outcome;
    }

    private string Update(Channel channel, string user, Message message)
    {
        var text = $"edited {++created}";
        var refused = Refusals(
            (channel.IsArchived, "is_inactive"),
            (message.IsDeleted, "message_not_found"),
            (message.IsDeleted || message.User != user, "cant_update_message"));
        return Done(user, "chat.update", new() { ["channel"] = channel.Id, ["ts"] = message.Ts, ["text"] = text }, refused, () => message.Text = text);
    }

    private string Delete(Channel channel, string user, Message message)
    {
        var refused = Refusals(
            (message.IsDeleted, "message_not_found"),
            (channel.IsArchived || message.IsDeleted || message.User != user, "cant_delete_message"));
        return Done(user, "chat.delete", new() { ["channel"] = channel.Id, ["ts"] = message.Ts }, refused, () =>
        {
            message.IsDeleted = true;
            message.Parent?.Count(-1);
        });
    }

    private string React(Channel channel, string user, Message message, bool isAdded, string emoji)
    {
        var has = message.Reactions.TryGetValue(emoji, out var users) && users.Contains(user);
        var refused = Refusals(
            (isAdded && channel.IsArchived, "is_archived"),
            (message.IsDeleted, "message_not_found"),
            (isAdded && has, "already_reacted"),
            (!isAdded && !has, "no_reaction"));
        return Done(user, isAdded ? "reactions.add" : "reactions.remove", new() { ["channel"] = channel.Id, ["timestamp"] = message.Ts, ["name"] = emoji }, refused, () =>
        {
            if (isAdded)
            {
                (message.Reactions.TryGetValue(emoji, out var present) ? present : message.Reactions[emoji] = []).Add(user);
            }
            else if (users!.Remove(user) && users.Count == 0)
            {
                message.Reactions.Remove(emoji);
            }
        });
    }

    private string Pin(Channel channel, string user, Message message, bool isAdded)
    {
        var refused = Refusals(
            (!channel.Members.Contains(user), isAdded ? "not_in_channel" : "restricted_action"),
            (isAdded && channel.IsArchived, "restricted_action"),
            (message.IsDeleted, "message_not_found"),
            (message.IsDeleted && isAdded, "not_pinnable"),
            (isAdded && message.IsPinned, "already_pinned"),
            (!isAdded && !message.IsPinned, "no_pin"));
        return Done(user, isAdded ? "pins.add" : "pins.remove", new() { ["channel"] = channel.Id, ["timestamp"] = message.Ts }, refused, () => message.IsPinned = isAdded);
    }

    private static IReadOnlyList<string> Refusals(params (bool Applies, string Code)[] reasons) => [.. reasons.Where(r => r.Applies).Select(r => r.Code)];

    private string Done(string user, string method, JsonObject arguments, IReadOnlyList<string> refused, Action change)
    {
        if (Call(user, method, arguments, refused, out var outcome) is not null)
        {
            change();
        }

        return outcome;
    }

    private JsonObject? Call(string user, string method, JsonObject arguments, IReadOnlyList<string> refused) => Call(user, method, arguments, refused, out _);

    // Slack does not say which of several mistakes it reports, so one of them must come.
    private JsonObject? Call(string user, string method, JsonObject arguments, IReadOnlyList<string> refused, out string outcome)
    {
        var token = new FakeToken(WorkspaceUser.TokenPrefix + user, TokenKind.User, null) { UserId = user };
        var (response, refusal) = workspace.Invoke(method, arguments, workspace.ActorOf(token), token);
        var context = $"{method} {Describe(arguments)} by {user}";
        if (refused.Count == 0)
        {
            Assert.That(refusal?.Error, Is.Null, context);
        }
        else
        {
            Assert.That(refused, Does.Contain(refusal?.Error), context);
        }

        outcome = refusal?.Error ?? "ok";
        return response;
    }

    private List<JsonNode?> Pages(string viewer, string method, Channel channel, string field, int limit, params (string Name, string Value)[] more)
    {
        var items = new List<JsonNode?>();
        var cursor = "";
        do
        {
            var arguments = new JsonObject { ["channel"] = channel.Id, ["limit"] = (long)limit, ["cursor"] = cursor };
            foreach (var (name, value) in more)
            {
                arguments[name] = value;
            }

            var page = Call(viewer, method, arguments, [])!;
            var part = page[field]!.AsArray();
            items.AddRange(part.Select(i => i!.DeepClone()));
            cursor = (string?)page["response_metadata"]?["next_cursor"] ?? "";
            Assert.That(part, Has.Count.InRange(cursor.Length == 0 ? 0 : limit, limit), method);
            Assert.That(items, Has.Count.LessThan(1_000), method);
        }
        while (cursor.Length > 0);

        return items;
    }

    private static string Describe(JsonNode json) => json.ToJsonString();

    private sealed class Channel(string id, string creator)
    {
        public string Id => id;

        public HashSet<string> Members { get; } = [creator];

        public List<Message> Messages { get; } = [];

        public bool IsArchived { get; set; }
    }

    private sealed class Message(string ts, string user, Message? parent)
    {
        public string Ts => ts;

        public string User => user;

        public Message? Parent => parent;

        public string Text { get; set; } = "";

        public bool IsDeleted { get; set; }

        public bool IsPinned { get; set; }

        public int Replies { get; private set; }

        public Dictionary<string, HashSet<string>> Reactions { get; } = [];

        public void Count(int replies) => Replies += replies;
    }
}
