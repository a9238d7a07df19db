using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>
/// A small Slack workspace that behaves: users, channels, messages and what else methods change. Set it as <see cref="FakeSlackOptions.Workspace"/>; the fake
/// then responds from it to the methods that it implements, and delivers the events of every change.
/// </summary>
public sealed class Workspace
{
    private readonly List<Action> whenStarted = [];
    private bool isStarted;

    /// <summary>Initializes an empty workspace. The fake adds the bot user of the app and the person of <see cref="FakeSlackOptions.App"/>.</summary>
    public Workspace()
    {
    }

    internal WorkspaceState State { get; } = new();

    internal EventRouter Router { get; } = new();

    /// <summary>Gets what people have entered into messages.</summary>
    internal MessageInputs Inputs { get; } = new();

    /// <summary>Gets what external menus have offered to people.</summary>
    internal OfferedOptions Offered { get; } = new();

    /// <summary>Gets the way to the app; null before the fake has started.</summary>
    internal AppLink? Link { get; private set; }

    /// <summary>
    /// Gets the events of the workspace that the app did not receive, with the reasons, oldest first: the last 1,000. It explains why a handler did not run.
    /// </summary>
    public IReadOnlyList<UndeliveredEvent> UndeliveredEvents => Router.Undelivered;

    /// <summary>Gets or sets the name of the workspace.</summary>
    public string Name
    {
        get => State.TeamName;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            State.TeamName = value;
        }
    }

    /// <summary>Gets the users, people and bots.</summary>
    public IReadOnlyList<WorkspaceUser> Users
    {
        get
        {
            lock (State.Gate)
            {
                return [.. State.Users.Values.Select(u => new WorkspaceUser(this, u))];
            }
        }
    }

    /// <summary>Gets the conversations of all kinds.</summary>
    public IReadOnlyList<WorkspaceChannel> Channels
    {
        get
        {
            lock (State.Gate)
            {
                return [.. State.Channels.Values.Select(c => new WorkspaceChannel(State, c))];
            }
        }
    }

    /// <summary>Adds a person.</summary>
    /// <param name="name">The handle, <c>egon</c>.</param>
    /// <param name="realName">The full name; null for the handle.</param>
    /// <param name="id">The ID; null for a new one.</param>
    /// <exception cref="ArgumentException">The ID is taken.</exception>
    public WorkspaceUser AddUser(string name, string? realName = null, string? id = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (State.Gate)
        {
            var user = new UserEntity
            {
                Id = id ?? State.NextId("U"),
                Name = name,
                RealName = realName ?? name,
                DisplayName = name,
                Email = $"{name}@example.com",
                Updated = State.Now.ToUnixTimeSeconds(),
            };
            State.Users.Add(user.Id, user);
            foreach (var everyone in State.Channels.Values.Where(c => c.IsGeneral))
            {
                everyone.Members.Add(user.Id);
            }

            return new WorkspaceUser(this, user);
        }
    }

    /// <summary>Adds a channel.</summary>
    /// <param name="name">The name without <c>#</c>.</param>
    /// <param name="members">The IDs of the members; the first one is the creator. The fake adds the app's bot only if it is among them.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="id">The ID; null for a new one.</param>
    /// <exception cref="ArgumentException">The ID is taken, or there is no member.</exception>
    public WorkspaceChannel AddChannel(
        string name,
        IEnumerable<string> members,
        WorkspaceChannelKind kind = WorkspaceChannelKind.Public,
        string? id = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(members);
        string[] all = [.. members];
        if (all.Length == 0)
        {
            throw new ArgumentException("A channel has a creator.", nameof(members));
        }

        lock (State.Gate)
        {
            var channel = new ChannelEntity
            {
                Id = id ?? State.NextId(kind == WorkspaceChannelKind.DirectMessage ? "D" : "C"),
                Name = name,
                Kind = kind,
                CreatorId = all[0],
                Created = State.Now.ToUnixTimeSeconds(),
            };
            channel.Members.AddRange(all);
            State.Channels.Add(channel.Id, channel);
            return new WorkspaceChannel(State, channel);
        }
    }

    /// <summary>Returns a user.</summary>
    /// <param name="idOrName">The ID or the handle, with or without <c>@</c>.</param>
    /// <exception cref="ArgumentException">There is no such user.</exception>
    public WorkspaceUser User(string idOrName)
    {
        ArgumentException.ThrowIfNullOrEmpty(idOrName);
        return Users.FirstOrDefault(u => u.Id == idOrName)
            ?? Users.FirstOrDefault(u => u.Name == idOrName.TrimStart('@'))
            ?? throw new ArgumentException($"There is no user '{idOrName}'. There are {string.Join(", ", Users.Select(u => $"{u.Name} ({u.Id})"))}.", nameof(idOrName));
    }

    /// <summary>Returns a channel.</summary>
    /// <param name="idOrName">The ID or the name, with or without <c>#</c>.</param>
    /// <exception cref="ArgumentException">There is no such channel.</exception>
    public WorkspaceChannel Channel(string idOrName)
    {
        ArgumentException.ThrowIfNullOrEmpty(idOrName);
        return Channels.FirstOrDefault(c => c.Id == idOrName)
            ?? Channels.FirstOrDefault(c => c.Name == idOrName.TrimStart('#'))
            ?? throw new ArgumentException($"There is no channel '{idOrName}'. There are {string.Join(", ", Channels.Select(c => $"{c.Name} ({c.Id})"))}.", nameof(idOrName));
    }

    /// <summary>Creates a workspace with the channels #general, #random, #deploys and a private one, five people and some messages.</summary>
    public static Workspace Sample() => SampleWorkspace.Create();

    /// <summary>Adds something that needs the fake's clock and app.</summary>
    internal void WhenStarted(Action seed) => whenStarted.Add(seed);

    /// <summary>Makes the workspace that of a fake.</summary>
    /// <exception cref="InvalidOperationException">It is that of another fake.</exception>
    internal void Start(FakeSlackOptions options)
    {
        if (isStarted)
        {
            throw new InvalidOperationException("A workspace belongs to one fake. Create one for each fake.");
        }

        isStarted = true;
        lock (State.Gate)
        {
            (State.Clock, State.App) = (options.TimeProvider, options.App);
            State.Users.TryAdd(options.App.BotUserId, new UserEntity
            {
                Id = options.App.BotUserId,
                Name = options.App.BotName,
                RealName = options.App.BotName,
                DisplayName = options.App.BotName,
                BotId = options.App.BotId,
            });
            if (!State.Users.ContainsKey(options.App.UserId))
            {
                AddUser(options.App.UserName, id: options.App.UserId);
            }

            whenStarted.ForEach(seed => seed());
            State.TakeRaised();
        }
    }

    /// <summary>Connects the workspace with the app of its fake.</summary>
    internal void Connect(AppLink link, FakeManifest manifest)
    {
        Link = link;
        Router.Connect(link, State, manifest);
    }

    /// <summary>Changes the state under its gate and publishes the events of the change in the same order.</summary>
    internal T Change<T>(Func<T> change)
    {
        lock (State.Gate)
        {
            var result = change();
            Router.Publish(State.TakeRaised());
            return result;
        }
    }

    /// <summary>Runs a method that the workspace implements, and publishes its events.</summary>
    internal (JsonObject? Response, Refusal? Refusal) Invoke(string method, JsonObject arguments, UserEntity actor, FakeToken token)
    {
        lock (State.Gate)
        {
            var result = WorkspaceMethods.Invoke(new WorkspaceCall(State, method, arguments, actor, token), out var raised);
            Router.Publish(raised);
            return result;
        }
    }

    /// <summary>Returns the token of a user of the workspace; null for any other text.</summary>
    internal FakeToken? FindToken(string text)
    {
        if (!text.StartsWith(WorkspaceUser.TokenPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var id = text[WorkspaceUser.TokenPrefix.Length..];
        lock (State.Gate)
        {
            return State.Users.ContainsKey(id) ? new FakeToken(text, TokenKind.User, null) { UserId = id } : null;
        }
    }

    /// <summary>Returns the user whom a token acts as.</summary>
    internal UserEntity ActorOf(FakeToken token)
    {
        lock (State.Gate)
        {
            return token.Kind == TokenKind.User ? State.Users[token.UserId ?? State.App.UserId] : State.Bot;
        }
    }
}
