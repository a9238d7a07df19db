using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>
/// A small Slack workspace that behaves: users, channels, messages and what else methods change. Set it as <see cref="FakeSlackOptions.Workspace"/>; the fake
/// then responds from it to the methods that it implements, and delivers the events of every change. All members can be called from any thread.
/// </summary>
public sealed partial class Workspace
{
    private readonly List<Action> whenStarted = [];
    private bool hasFake;
    private bool isLive;

    /// <summary>
    /// Initializes an empty workspace. When a fake starts with it, the bot user of the app and the person of <see cref="FakeSlackOptions.App"/> are added
    /// unless they are there. A user or channel that was added with one of these names takes that part: <see cref="FakeSlackOptions.App"/> then has its ID.
    /// </summary>
    public Workspace() => State.Publish = Router.Publish;

    internal WorkspaceState State { get; } = new();

    /// <summary>Gets whether this is the workspace of <see cref="FakeSlackOptions.Workspace"/>.</summary>
    internal bool IsFirst { get; private set; }

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

    /// <summary>Gets the ID of the workspace: that of <see cref="FakeAppIdentity.TeamId"/>, or the one with which it was added. The fake sets it when it starts.</summary>
    public string TeamId => State.App.TeamId;

    /// <summary>Gets or sets the organization that the workspace belongs to; null, the default, for none. It is set before the fake starts.</summary>
    /// <exception cref="InvalidOperationException">The fake has started.</exception>
    public WorkspaceOrganization? Organization
    {
        get => State.Organization;
        set => State.Organization = hasFake ? throw new InvalidOperationException("A workspace joins an organization before the fake starts.") : value;
    }

    /// <summary>Gets or sets the name of the workspace. Once the fake has started, another name raises <c>team_rename</c>.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get
        {
            lock (State.Gate)
            {
                return State.TeamName;
            }
        }

        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            Change(() =>
            {
                if (State.TeamName != value)
                {
                    State.TeamName = value;
                    State.Raise(new JsonObject { ["type"] = "team_rename", ["name"] = value, ["team_id"] = State.App.TeamId });
                }

                return value;
            });
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

    /// <summary>Gets the user groups, disabled ones too.</summary>
    public IReadOnlyList<WorkspaceUsergroup> Usergroups
    {
        get
        {
            lock (State.Gate)
            {
                return [.. State.Usergroups.All.Select(g => new WorkspaceUsergroup(g.Id, g.Handle, g.Name) { Users = [.. g.Users], IsDisabled = g.Disabled is not null })];
            }
        }
    }

    /// <summary>Gets the custom emoji by name without colons: the URL of the picture, or <c>alias:</c> and the name of another emoji.</summary>
    public IReadOnlyDictionary<string, string> Emoji
    {
        get
        {
            lock (State.Gate)
            {
                return new SortedDictionary<string, string>(State.Emoji.Emoji, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Returns a user.</summary>
    /// <param name="idOrName">The ID or the handle, with or without <c>@</c>.</param>
    /// <exception cref="ArgumentException">There is no such user.</exception>
    public WorkspaceUser User(string idOrName)
    {
        ArgumentException.ThrowIfNullOrEmpty(idOrName);
        var users = Users;
        return users.FirstOrDefault(u => u.Id == idOrName)
            ?? users.FirstOrDefault(u => u.Name == idOrName.TrimStart('@'))
            ?? throw new ArgumentException($"There is no user '{idOrName}'. There are {string.Join(", ", users.Select(u => $"{u.Name} ({u.Id})"))}.", nameof(idOrName));
    }

    /// <summary>Returns a channel.</summary>
    /// <param name="idOrName">The ID or the name, with or without <c>#</c>.</param>
    /// <exception cref="ArgumentException">There is no such channel.</exception>
    public WorkspaceChannel Channel(string idOrName)
    {
        ArgumentException.ThrowIfNullOrEmpty(idOrName);
        var channels = Channels;
        return channels.FirstOrDefault(c => c.Id == idOrName)
            ?? channels.FirstOrDefault(c => c.Name == idOrName.TrimStart('#'))
            ?? throw new ArgumentException($"There is no channel '{idOrName}'. There are {string.Join(", ", channels.Select(c => $"{c.Name} ({c.Id})"))}.", nameof(idOrName));
    }

    /// <summary>
    /// Creates a workspace for a first look: people, two bots, the channels #general, #random, #deploys and #old-site, a private channel, direct messages,
    /// user groups, and the messages of the last days.
    /// </summary>
    public static Workspace Sample() => SampleWorkspace.Create();

    /// <summary>Adds something that needs the fake's clock and app.</summary>
    internal void WhenStarted(Action seed) => whenStarted.Add(seed);

    /// <summary>Gives the workspace to a fake.</summary>
    /// <param name="options">The options of the fake.</param>
    /// <param name="identity">The IDs of the app in this workspace.</param>
    /// <param name="isInstalled">Whether the app is installed from the start.</param>
    /// <exception cref="InvalidOperationException">It is that of another fake, or the app's bot is a person or its person a bot.</exception>
    internal void Start(FakeSlackOptions options, FakeAppIdentity identity, bool isInstalled)
    {
        lock (State.Gate)
        {
            if (hasFake)
            {
                throw new InvalidOperationException("A workspace belongs to one fake. Create one for each fake.");
            }

            WorkspaceStart.Verify(State, identity);
            State.StartClock(options.TimeProvider);
            (State.App, State.MaxMessages, State.Files.MaxBytes) = (identity, options.MaxMessages, options.MaxFileBytes);
            WorkspaceStart.AdoptBot(this);
            WorkspaceStart.AdoptPerson(this);
            whenStarted.ForEach(seed => seed());
            WorkspaceStart.AdoptChannel(State);
            WorkspaceStart.LimitTimes(State);
            IsFirst = isInstalled;
            if (isInstalled)
            {
                State.Authorizations.AddRange(AppAuthorization.BuiltIn(identity));
            }
            else
            {
                State.Bot.IsDeleted = true;
            }

            State.TakeRaised();
            (hasFake, isLive) = (true, true);
        }
    }

    /// <summary>Ends what happens by itself: scheduled messages are no longer posted.</summary>
    internal void Stop()
    {
        lock (State.Gate)
        {
            State.Scheduled.Dispose();
        }
    }

    /// <summary>Connects the workspace with the app of its fake.</summary>
    internal void Connect(AppLink link, FakeManifest manifest)
    {
        Link = link;
        State.UnfurlDomains = State.App.Manifest?.UnfurlDomains ?? [];
        Router.Connect(link, State, manifest);
    }

    /// <summary>Runs a method that the workspace implements, and publishes its events.</summary>
    internal (JsonObject? Response, Refusal? Refusal) Invoke(string method, JsonObject arguments, UserEntity actor, FakeToken token) =>
        Change(() => WorkspaceMethods.Invoke(new WorkspaceCall(State, method, arguments, actor, token)));

    /// <summary>Returns the token of a user of the workspace; null for any other text.</summary>
    internal FakeToken? FindToken(string text)
    {
        var isBot = text.StartsWith(PrefixOfTokens(isBot: true), StringComparison.Ordinal);
        if (!isBot && !text.StartsWith(PrefixOfTokens(isBot: false), StringComparison.Ordinal))
        {
            return null;
        }

        var id = text[PrefixOfTokens(isBot).Length..];
        lock (State.Gate)
        {
            return State.Users.TryGetValue(id, out var user) && user.IsBot == isBot
                ? new FakeToken(text, isBot ? TokenKind.Bot : TokenKind.User, null) { UserId = id, Workspace = this }
                : null;
        }
    }

    /// <summary>Returns the prefix of the tokens of users. IDs of users are unique within a workspace only.</summary>
    internal string PrefixOfTokens(bool isBot) => (isBot ? WorkspaceUser.BotTokenPrefix : WorkspaceUser.TokenPrefix) + (hasFake && !IsFirst ? TeamId + "-" : "");

    /// <summary>Returns whether the workspace has the user whom a token acts as.</summary>
    internal bool HasActor(FakeToken token)
    {
        lock (State.Gate)
        {
            return State.Users.ContainsKey(ActorIdOf(token));
        }
    }

    /// <summary>Returns whether the workspace has a channel with an ID.</summary>
    internal bool HasChannel(string id)
    {
        lock (State.Gate)
        {
            return State.Channels.ContainsKey(id);
        }
    }

    /// <summary>Returns the user whom a token acts as.</summary>
    internal UserEntity ActorOf(FakeToken token)
    {
        lock (State.Gate)
        {
            return State.Users[ActorIdOf(token)];
        }
    }

    /// <summary>Returns whether the user whom a token acts as is not deactivated.</summary>
    internal bool IsActive(FakeToken token) => !ActorOf(token).IsDeleted;

    private string ActorIdOf(FakeToken token) => token.UserId ?? (token.Kind == TokenKind.User ? State.App.UserId : State.App.BotUserId);

    /// <summary>Changes the state under its gate and publishes the events of the change in the same order. Before the start nobody hears of changes.</summary>
    /// <returns>What the change returns.</returns>
    internal T Change<T>(Func<T> change) => ChangeTracked(change).Result;

    /// <summary>Changes the state as <see cref="Change"/> does, and follows the events. Those that a change raised before it failed are published too.</summary>
    internal (T Result, IReadOnlyList<Task<FakeDelivery?>> Events) ChangeTracked<T>(Func<T> change)
    {
        IReadOnlyList<Task<FakeDelivery?>> events = [];
        T result;
        lock (State.Gate)
        {
            try
            {
                result = change();
            }
            finally
            {
                var raised = State.TakeRaised();
                if (isLive)
                {
                    events = Router.PublishTracked(raised);
                }
            }
        }

        return (result, events);
    }
}
