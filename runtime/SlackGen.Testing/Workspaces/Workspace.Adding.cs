using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <content>The members that build a workspace by hand. Once the fake has started, they raise the events that Slack would, but post no messages about joining.</content>
public sealed partial class Workspace
{
    /// <summary>Adds a person, who becomes a member of #general unless the person is a guest or deactivated.</summary>
    /// <param name="name">The handle, <c>egon</c>.</param>
    /// <param name="realName">The full name; null for the handle.</param>
    /// <param name="id">The ID; null for a new one.</param>
    /// <param name="options">The role, the address and the like; null for a full member.</param>
    /// <exception cref="ArgumentException">The ID, the handle or the address is taken, or there is no such time zone.</exception>
    public WorkspaceUser AddUser(string name, string? realName = null, string? id = null, WorkspaceUserOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        options ??= new WorkspaceUserOptions();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _) && options.TimeZone != new WorkspaceUserOptions().TimeZone)
        {
            throw new ArgumentException($"There is no time zone '{options.TimeZone}'.", nameof(options));
        }

        return Change(() =>
        {
            var email = options.Email ?? $"{name}@example.com";
            if (State.Users.Values.Any(u => string.Equals(u.Email, email, StringComparison.OrdinalIgnoreCase)))
            {
                throw new ArgumentException($"Another user has the address '{email}'.", nameof(options));
            }

            var user = new UserEntity
            {
                Id = id ?? State.NextId("U"),
                Name = name,
                RealName = realName ?? name,
                DisplayName = name,
                Email = email,
                IsOwner = options.Role == WorkspaceRole.Owner,
                IsAdmin = options.Role is WorkspaceRole.Admin or WorkspaceRole.Owner,
                IsRestricted = options.Role is WorkspaceRole.Guest or WorkspaceRole.SingleChannelGuest,
                IsUltraRestricted = options.Role == WorkspaceRole.SingleChannelGuest,
                IsDeleted = options.IsDeactivated,
                TimeZone = options.TimeZone,
                Updated = State.Now.ToUnixTimeSeconds(),
            };
            user.Profile["title"] = options.Title;
            Register(user);
            UserProfile.Raise(State, user, "team_join");
            foreach (var channel in State.Channels.Values.Where(c => c.IsGeneral && IsInGeneral(user)))
            {
                ChannelMembership.Add(State, channel, user);
            }

            return new WorkspaceUser(this, user);
        });
    }

    /// <summary>Adds the bot user of an app, or of the app under test if the name is that of its bot.</summary>
    /// <param name="name">The handle.</param>
    /// <param name="appId">The ID of the app; null for a new one.</param>
    /// <param name="botId">The ID of the bot; null for a new one.</param>
    /// <param name="id">The ID of the bot user; null for a new one.</param>
    /// <exception cref="ArgumentException">The ID, the handle or the ID of the bot is taken.</exception>
    public WorkspaceUser AddBot(string name, string? appId = null, string? botId = null, string? id = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Change(() =>
        {
            if (botId is not null && State.Users.Values.Any(u => u.BotId == botId))
            {
                throw new ArgumentException($"Another bot has the ID '{botId}'.", nameof(botId));
            }

            var bot = new UserEntity
            {
                Id = id ?? State.NextId("U"),
                Name = name,
                RealName = name,
                DisplayName = name,
                BotId = botId ?? State.NextId("B"),
                AppId = appId ?? State.NextId("A"),
                Updated = State.Now.ToUnixTimeSeconds(),
            };
            Register(bot);
            UserProfile.Raise(State, bot, "team_join");
            return new WorkspaceUser(this, bot);
        });
    }

    /// <summary>
    /// Adds a channel. The first public channel named <c>general</c> is the one that all people are members of, and that nobody can leave.
    /// </summary>
    /// <param name="name">The name without <c>#</c>; ignored for direct messages.</param>
    /// <param name="members">The IDs of the members; the first one is the creator. The fake adds the app's bot only if it is among them.</param>
    /// <param name="kind">The kind. <see cref="AddDirectMessage"/> is the shorter way to direct messages.</param>
    /// <param name="id">The ID; null for a new one.</param>
    /// <param name="topic">The topic; empty for none.</param>
    /// <param name="purpose">The description; empty for none.</param>
    /// <exception cref="ArgumentException">The ID or the name is taken, the name is invalid, or a member is missing or unknown.</exception>
    public WorkspaceChannel AddChannel(
        string name,
        IEnumerable<string> members,
        WorkspaceChannelKind kind = WorkspaceChannelKind.Public,
        string? id = null,
        string topic = "",
        string purpose = "")
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(purpose);
        return Change(() =>
        {
            var all = ReadMembers(members, nameof(members));
            if (id is not null && State.Channels.ContainsKey(id))
            {
                throw new ArgumentException($"Another channel has the ID '{id}'.", nameof(id));
            }

            if (kind is WorkspaceChannelKind.DirectMessage or WorkspaceChannelKind.GroupMessage)
            {
                return AddDirect([.. all.Select(m => m.Id)], id);
            }

            CheckChannelName(name);
            var channel = ChannelCreation.Add(State, id ?? State.NextId("C"), name, kind, all[0]);
            (channel.Topic, channel.Purpose) = (CreateText(topic, all[0]), CreateText(purpose, all[0]));
            ChannelCreation.RaiseCreated(State, channel);
            foreach (var member in all.Concat(channel.IsGeneral ? State.Users.Values.Where(IsInGeneral) : []).Distinct())
            {
                ChannelMembership.Add(State, channel, member);
            }

            return new WorkspaceChannel(State, channel);
        });
    }

    /// <summary>Adds the direct message between users, which they see as open.</summary>
    /// <param name="members">The IDs of the members, at most 9. Two have a direct message, more a group direct message; one has notes to oneself.</param>
    /// <exception cref="ArgumentException">The users have one already, or are unknown, none or too many.</exception>
    public WorkspaceChannel AddDirectMessage(params string[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return Change(() => AddDirect([.. ReadMembers(members, nameof(members)).Select(m => m.Id)], id: null));
    }

    /// <summary>Adds a user group.</summary>
    /// <param name="handle">The word after the at sign of a mention.</param>
    /// <param name="name">The name.</param>
    /// <param name="members">The IDs of the members; the first one is the creator.</param>
    /// <param name="channels">The IDs of the channels that members join; null for none.</param>
    /// <param name="id">The ID; null for a new one.</param>
    /// <returns>The ID.</returns>
    /// <exception cref="ArgumentException">The ID, the handle or the name is taken, or a member or channel is unknown.</exception>
    public string AddUsergroup(string handle, string name, IEnumerable<string> members, IEnumerable<string>? channels = null, string? id = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(handle);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(members);
        return Change(() =>
        {
            var all = ReadMembers(members, nameof(members));
            string[] joined = [.. channels ?? []];
            if (State.Usergroups.Find(id) is not null || State.Usergroups.IsTaken(State, handle) || State.Usergroups.HasName(name))
            {
                throw new ArgumentException($"The ID, the handle '{handle}' or the name '{name}' of the user group is taken.", nameof(handle));
            }

            if (joined.FirstOrDefault(c => State.Channels.GetValueOrDefault(c) is not { IsDirect: false }) is { } unknown)
            {
                throw new ArgumentException($"There is no channel '{unknown}'.", nameof(channels));
            }

            var group = State.Usergroups.Add(State, name, handle, all[0].Id, id);
            group.Users.AddRange(all.Select(u => u.Id));
            group.Channels.AddRange(joined);
            UsergroupBook.RaiseCreated(State, group);
            foreach (var channel in joined.Select(c => State.Channels[c]))
            {
                foreach (var user in all.Where(u => !channel.HasMember(u.Id)))
                {
                    ChannelMembership.Add(State, channel, user);
                }
            }

            return group.Id;
        });
    }

    /// <summary>Adds a custom emoji.</summary>
    /// <param name="name">The name without colons.</param>
    /// <param name="value">The URL of the picture, or <c>alias:</c> and the name of another emoji.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void AddEmoji(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(value);
        Change(() =>
        {
            if (!State.Emoji.Emoji.TryAdd(name, value))
            {
                throw new ArgumentException($"There is an emoji '{name}'.", nameof(name));
            }

            State.Emoji.Changed = State.NextTimestamp();
            State.Raise(new JsonObject { ["type"] = "emoji_changed", ["subtype"] = "add", ["name"] = name, ["value"] = value });
            return name;
        });
    }

    /// <summary>Adds a message.</summary>
    /// <param name="channel">The ID or the name of the channel.</param>
    /// <param name="user">The ID or the handle of the author.</param>
    /// <param name="text">The text.</param>
    /// <param name="at">
    /// The time; null for the present. Before the fake has started, the present is that of the system's clock. Messages in the future of the fake's clock move to
    /// its present, in their order, when the fake starts; they then have other timestamps.
    /// </param>
    /// <param name="threadTs">The timestamp of the message to reply to; null for a message of its own.</param>
    /// <exception cref="ArgumentException">There is no such channel, user or message to reply to, the latter is a notice, or the time is in the future.</exception>
    public WorkspaceMessage AddMessage(string channel, string user, string text, DateTimeOffset? at = null, string? threadTs = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return Change(() =>
        {
            var (entity, author) = (Channel(channel).Entity, User(user).Entity);
            if (threadTs is not null && !entity.Messages.ContainsKey(threadTs))
            {
                throw new ArgumentException($"There is no message {threadTs} in {channel}.", nameof(threadTs));
            }

            var message = new MessageEntity
            {
                Ts = CreateTimestamp(entity, at),
                UserId = author.Id,
                BotId = author.BotId,
                Text = text,
                ThreadTs = threadTs,
            };
            MessagePosting.Post(State, entity, message);
            return new WorkspaceMessage(entity.Id, MessageJson.Create(State, entity, message), isEphemeral: false);
        });
    }

    private static bool IsInGeneral(UserEntity user) => user is { IsBot: false, IsRestricted: false, IsDeleted: false };

    private void Register(UserEntity user)
    {
        if (State.Users.Values.Any(u => u.Id == user.Id || u.Name == user.Name))
        {
            throw new ArgumentException($"Another user has the ID '{user.Id}' or the handle '{user.Name}'.");
        }

        State.Users.Add(user.Id, user);
    }

    private WorkspaceChannel AddDirect(IReadOnlyList<string> members, string? id)
    {
        const int max = 9;
        if (members.Count > max)
        {
            throw new ArgumentException($"A group direct message has at most {max} members.", nameof(members));
        }

        if (DirectMessages.Find(State, members) is { } existing)
        {
            throw new ArgumentException($"The users have the direct message {existing.Id}.", nameof(members));
        }

        var channel = DirectMessages.Create(State, members, id);
        channel.OpenFor.UnionWith(members);
        return new WorkspaceChannel(State, channel);
    }

    private List<UserEntity> ReadMembers(IEnumerable<string> members, string argument)
    {
        var all = members.Distinct(StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            throw new ArgumentException("There is no member, and the first one is the creator.", argument);
        }

        return [.. all.Select(m => State.Users.GetValueOrDefault(m) ?? throw new ArgumentException($"There is no user with the ID '{m}'.", argument))];
    }

    private void CheckChannelName(string name)
    {
        if (ChannelName.FindMistake(name) is { } mistake)
        {
            throw new ArgumentException($"Slack refuses '{name}' as the name of a channel: {mistake}.", nameof(name));
        }

        if (ChannelName.IsTaken(State, name))
        {
            throw new ArgumentException($"Another channel has the name '{name}'.", nameof(name));
        }
    }

    private ChannelText CreateText(string value, UserEntity creator) =>
        value.Length == 0 ? ChannelText.Empty : new ChannelText(value, creator.Id, State.Now.ToUnixTimeSeconds());

    private string CreateTimestamp(ChannelEntity channel, DateTimeOffset? at)
    {
        if (at is not { } moment || moment == State.Now)
        {
            return State.NextTimestamp();
        }

        if (moment > State.Now)
        {
            throw new ArgumentException("The time of a message is not in the future.", nameof(at));
        }

        var ts = WorkspaceState.ToTimestamp(moment);
        while (channel.Messages.ContainsKey(ts))
        {
            moment = moment.AddMicroseconds(1);
            ts = WorkspaceState.ToTimestamp(moment);
        }

        return ts;
    }
}
