using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>
/// Everything that a workspace holds. Whoever reads or changes it holds <see cref="Gate"/>. A change raises events, which are published before the gate is
/// free, so that they keep the order of the changes; they are delivered later.
/// </summary>
internal sealed class WorkspaceState
{
    private readonly List<WorkspaceEvent> raised = [];
    private long lastMicrosecond;
    private int created;

    /// <summary>Gets the lock of the whole state.</summary>
    public object Gate { get; } = new();

    /// <summary>Gets the clock: that of the system until a fake starts with the workspace.</summary>
    public TimeProvider Clock { get; private set; } = TimeProvider.System;

    /// <summary>Gets or sets the app that calls and receives.</summary>
    public FakeAppIdentity App { get; set; } = new();

    /// <summary>Gets or sets the organization that the workspace belongs to; null for none.</summary>
    public WorkspaceOrganization? Organization { get; set; }

    /// <summary>Gets those for whom the app receives events: its bot first, then people. Empty if the app is not installed.</summary>
    public List<AppAuthorization> Authorizations { get; } = [];

    /// <summary>Gets or sets the address of the fake's server, below which files and webhooks have their URLs; null before the fake has started.</summary>
    public Uri? Address { get; set; }

    /// <summary>Gets or sets the largest number of messages of a channel. Older ones are hidden, as those of a workspace without a paid plan are.</summary>
    public int MaxMessages { get; set; } = 10_000;

    /// <summary>Gets or sets the domains whose links the app previews; empty for none.</summary>
    public IReadOnlyList<string> UnfurlDomains { get; set; } = [];

    /// <summary>Gets or sets the delivery of events that no call raises, such as those of a scheduled message.</summary>
    public Action<IReadOnlyList<WorkspaceEvent>> Publish { get; set; } = _ => { };

    /// <summary>Gets or sets the name of the workspace.</summary>
    public string TeamName { get; set; } = "Ghostbusters";

    public Dictionary<string, UserEntity> Users { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ChannelEntity> Channels { get; } = new(StringComparer.Ordinal);

    public EphemeralMessages Ephemerals { get; } = new();

    public ScheduledMessages Scheduled { get; } = new();

    public PinBook Pins { get; } = new();

    public StarBook Stars { get; } = new();

    public BookmarkBook Bookmarks { get; } = new();

    public ReminderBook Reminders { get; } = new();

    public UsergroupBook Usergroups { get; } = new();

    public PresenceBook Presence { get; } = new();

    public EmojiBook Emoji { get; } = new();

    public FileBook Files { get; } = new();

    public CanvasBook Canvases { get; } = new();

    public CallBook Calls { get; } = new();

    public ViewBook Views { get; } = new();

    public FunctionBook Functions { get; } = new();

    public WebhookBook Webhooks { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Gets the user whom bot tokens act as.</summary>
    public UserEntity Bot => Users[App.BotUserId];

    /// <summary>Returns a new timestamp, <c>1770000000.000100</c>: the clock's time, and later than every timestamp before it.</summary>
    public string NextTimestamp()
    {
        var microsecond = Math.Max(Now.UtcTicks / TimeSpan.TicksPerMicrosecond, lastMicrosecond + 100);
        lastMicrosecond = microsecond;
        return ToTimestamp(microsecond);
    }

    /// <summary>Sets the clock. Timestamps begin anew, since those of another clock may be in its future.</summary>
    public void StartClock(TimeProvider clock) => (Clock, lastMicrosecond) = (clock, 0);

    /// <summary>Returns the timestamp of a moment.</summary>
    public static string ToTimestamp(DateTimeOffset moment) => ToTimestamp(moment.UtcTicks / TimeSpan.TicksPerMicrosecond);

    /// <summary>Returns a new ID that begins with a prefix, such as <c>C</c> or <c>F</c>.</summary>
    public string NextId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}0FAKE{++created:D5}");

    /// <summary>Adds an event to those of the change. Whoever makes the change publishes them before the gate is free.</summary>
    /// <param name="event">The event, such as <c>{"type": "reaction_added", …}</c>, without <c>event_ts</c> if that is the current time.</param>
    /// <param name="channel">The channel whose members see the event; null for an event of the whole workspace.</param>
    public void Raise(JsonObject @event, ChannelEntity? channel = null)
    {
        AddTime(@event);
        raised.Add(new WorkspaceEvent(@event, channel));
    }

    /// <summary>Adds an event that those see who see a file.</summary>
    /// <param name="event">The event, without <c>event_ts</c>.</param>
    /// <param name="file">The file.</param>
    public void Raise(JsonObject @event, FileEntity file)
    {
        AddTime(@event);
        raised.Add(new WorkspaceEvent(@event, Channel: null) { File = file });
    }

    /// <summary>Returns the raised events and forgets them. The caller holds the gate.</summary>
    public IReadOnlyList<WorkspaceEvent> TakeRaised()
    {
        if (raised.Count == 0)
        {
            return [];
        }

        WorkspaceEvent[] taken = [.. raised];
        raised.Clear();
        return taken;
    }

    private void AddTime(JsonObject @event)
    {
        if (!@event.ContainsKey("event_ts"))
        {
            @event["event_ts"] = NextTimestamp();
        }
    }

    private static string ToTimestamp(long microsecond)
    {
        var sinceEpoch = microsecond - (DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);
        return string.Create(CultureInfo.InvariantCulture, $"{sinceEpoch / 1_000_000:D10}.{sinceEpoch % 1_000_000:D6}");
    }
}
