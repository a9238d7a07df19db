using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Testing;

/// <summary>The options of a <see cref="FakeSlack"/>.</summary>
public sealed class FakeSlackOptions
{
    internal const long DefaultMaxFileBytes = 64 * 1024 * 1024;

    private readonly List<ManifestText> manifests = [];
    private readonly List<(Workspace Workspace, string TeamId, string Domain)> added = [];
    private readonly Dictionary<string, FakeToken> tokens = new(StringComparer.Ordinal);
    private TimeSpan rateTolerance = TimeSpan.FromMilliseconds(50);
    private int maxRecorded = 10_000;
    private int maxMessages = 10_000;
    private long maxFileBytes = DefaultMaxFileBytes;
    private int port;
    private TimeSpan acknowledgementTimeout = TimeSpan.FromSeconds(3);
    private IReadOnlyList<TimeSpan> retryDelays = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    internal FakeSlackOptions()
    {
        Add(new FakeToken(FakeSlack.DefaultToken, TokenKind.Any, null));
        Add(new FakeToken(FakeSlack.BotToken, TokenKind.Bot, null));
        Add(new FakeToken(FakeSlack.UserToken, TokenKind.User, null));
        Add(new FakeToken(FakeSlack.AppToken, TokenKind.App, null));
        Add(new FakeToken(FakeSlack.ConfigurationToken, TokenKind.Configuration, null));
    }

    /// <summary>Gets or sets whether the fake knows every documented method. True by default; false leaves only what <see cref="AddManifest"/> adds.</summary>
    public bool UseBuiltInManifest { get; set; } = true;

    /// <summary>
    /// Gets or sets the port of 127.0.0.1 on which the fake listens, from 0 to 65535. 0, the default, takes a free port. A fixed port suits programs
    /// that take the address as a setting.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a port.</exception>
    public int Port
    {
        get => port;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ushort.MaxValue);
            port = value;
        }
    }

    /// <summary>
    /// Gets or sets whether the fake has no listener. False by default. If true, only handlers of <see cref="FakeSlack.CreateHandler"/> reach it, and
    /// <see cref="FakeSlack.BaseAddress"/> is the same in every run.
    /// </summary>
    public bool IsInProcess { get; set; }

    /// <summary>
    /// Gets or sets whether requests must match the manifest exactly. False by default: the fake then accepts what Slack accepts, so that any client
    /// works with it. True suits the tests of a client library. It also refuses arguments that the method does not list, a token among the arguments,
    /// JSON where the manifest says <c>form</c>, a comma-joined list where it says <c>list</c>, an array where it says <c>csv</c>, and JSON values of
    /// another kind than declared, such as <c>"4"</c> for a number.
    /// </summary>
    public bool Strict { get; set; }

    /// <summary>
    /// Gets or sets whether replies may have fields and error codes that the manifest lacks, tokens such scopes, and <see cref="FakeSlack.RequestsTo"/> such
    /// methods. False by default: such a name is refused as a misspelling, with a suggestion. <see cref="FakeSlack.On"/> takes methods of the manifest only,
    /// to which <see cref="AddManifest"/> adds others.
    /// </summary>
    public bool AllowUndocumented { get; set; }

    /// <summary>
    /// Gets or sets the number of requests that the fake keeps, and of uploads, deliveries, response URLs, messages to them, Socket Mode connections and
    /// protocol errors: 10,000 of each by default. Older ones are dropped; <see cref="FakeSlack.DroppedRequests"/>,
    /// <see cref="FakeSlack.DroppedUploads"/> and <see cref="FakeSlack.DroppedDeliveries"/> count them.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxRecorded
    {
        get => maxRecorded;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            maxRecorded = value;
        }
    }

    /// <summary>
    /// Gets or sets the number of messages, replies among them, that a channel of the workspace keeps: 10,000 by default. The oldest are dropped, as those of a
    /// workspace without a paid plan are hidden; <c>conversations.history</c> then says <c>is_limited</c>. A message that began a thread stays as long as one of
    /// its replies.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxMessages
    {
        get => maxMessages;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            maxMessages = value;
        }
    }

    /// <summary>
    /// Gets or sets the number of bytes that the files of the workspace may have in all: 64 MiB by default. A file beyond it has its length and all other
    /// properties, but a download of it fails and says so. A canvas takes a byte a character, and is refused without room for it. Deleted files and canvases give
    /// their room back. The number of files, canvases and calls has no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long MaxFileBytes
    {
        get => maxFileBytes;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            maxFileBytes = value;
        }
    }

    /// <summary>
    /// Gets or sets whether calls above a method's rate tier receive status 429 with a Retry-After. False by default. Calls are counted per token and
    /// method, and per value of the argument that the manifest counts by, in a sliding window of the tier's period.
    /// </summary>
    public bool EnforceRates { get; set; }

    /// <summary>
    /// Gets or sets the time by which a rate's window is shorter than its period, 50 ms by default, from 0 to 1 s: calls can arrive closer together than they
    /// were sent.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or more than 1 s, so that the shortest window would be empty.</exception>
    public TimeSpan RateTolerance
    {
        get => rateTolerance;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromSeconds(1));
            rateTolerance = value;
        }
    }

    /// <summary>Gets or sets the seed of the random numbers for faults with a probability, which makes a test run repeatable. 1 by default.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Gets the app, workspace and person that deliveries name unless a test says otherwise.</summary>
    public FakeAppIdentity App { get; } = new();

    /// <summary>Gets or sets the time that the app has to acknowledge a delivery. 3 s by default, as at Slack.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan AcknowledgementTimeout
    {
        get => acknowledgementTimeout;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            acknowledgementTimeout = value;
        }
    }

    /// <summary>
    /// Gets or sets the pauses after which an event without acknowledgement is sent again, each counted from the failure of the attempt before. By
    /// default 0, 1 and 5 minutes, as at Slack: an event that is never acknowledged arrives four times. An empty list repeats nothing.
    /// </summary>
    public IReadOnlyList<TimeSpan> RetryDelays
    {
        get => retryDelays;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            retryDelays = value;
        }
    }

    /// <summary>
    /// Gets or sets the clock of rate windows, slow faults, deliveries with their deadlines and retries, Socket Mode pings, response URLs, and
    /// <see cref="RecordedRequest.ReceivedAt"/>.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the workspace from which the fake responds to the methods that it implements, and whose changes it delivers as events. Null by default:
    /// all methods then respond with samples. A stub precedes the workspace.
    /// </summary>
    public Workspace? Workspace { get; set; }

    /// <summary>
    /// Adds one more workspace, in which the app can be installed. <see cref="Workspace"/> is the first one, in which it is installed from the start with
    /// <see cref="FakeSlack.BotToken"/> and <see cref="FakeSlack.UserToken"/>.
    /// </summary>
    /// <param name="workspace">The workspace, which belongs to this fake alone.</param>
    /// <param name="teamId">The ID of the workspace, <c>T0ACME</c>.</param>
    /// <param name="domain">The domain of the workspace, without <c>.slack.com</c>.</param>
    public FakeSlackOptions AddWorkspace(Workspace workspace, string teamId, string domain)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentException.ThrowIfNullOrEmpty(teamId);
        ArgumentException.ThrowIfNullOrEmpty(domain);
        added.Add((workspace, teamId, domain));
        return this;
    }

    /// <summary>Gets or sets what is told of calls and deliveries; null for nothing.</summary>
    internal ITrafficObserver? Observer { get; set; }

    /// <summary>Gets or sets the number of events within an hour above which the workspace delivers no more.</summary>
    internal int MaxEventsPerHour { get; set; } = EventRate.Limit;

    /// <summary>Gets or sets whether the fake refuses requests of web pages: those under a host name or with an origin that is not this machine's. False by default.</summary>
    internal bool RefusesWebPages { get; set; }

    /// <summary>Gets whether the manifest is the built-in one alone, which is read and linked once for all fakes.</summary>
    internal bool IsBuiltIn => UseBuiltInManifest && manifests.Count == 0;

    internal IReadOnlyList<(Workspace Workspace, string TeamId, string Domain)> AddedWorkspaces => added;

    internal IReadOnlyList<ManifestText> Manifests => manifests;

    internal IReadOnlyDictionary<string, FakeToken> Tokens => tokens;

    /// <summary>Gives the app's tokens the scopes of its manifest, unless the options set others.</summary>
    internal void ApplyAppManifest()
    {
        if (App.Manifest is not { } manifest)
        {
            return;
        }

        foreach (var (text, scopes) in new[] { (FakeSlack.BotToken, manifest.BotScopes), (FakeSlack.UserToken, manifest.UserScopes) })
        {
            if (tokens[text] is { Scopes: null } token)
            {
                Add(new FakeToken(text, token.Kind, scopes));
            }
        }
    }

    /// <summary>Adds methods and types from the text of a manifest. They replace built-in ones of the same name, as in a project's build.</summary>
    /// <param name="yaml">The text of a <c>*.slack.yaml</c> file.</param>
    /// <param name="name">The file name in diagnostics.</param>
    public FakeSlackOptions AddManifest([StringSyntax("yaml")] string yaml, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        manifests.Add(new ManifestText(name ?? $"manifest{manifests.Count + 1}.slack.yaml", yaml));
        return this;
    }

    /// <summary>Adds methods and types from a manifest on disk.</summary>
    /// <param name="path">The path of the <c>*.slack.yaml</c> file.</param>
    public FakeSlackOptions AddManifestFile(string path) => AddManifest(File.ReadAllText(path), path);

    /// <summary>Adds a token. Its prefix (xoxb-, xoxp-, xapp-, xoxe.) determines its kind; a token with another prefix suits every method.</summary>
    /// <param name="token">The token.</param>
    /// <param name="scopes">The scopes of the token. <see cref="FakeSlack.StartAsync"/> refuses undocumented scopes.</param>
    public FakeSlackOptions AddToken(string token, params string[] scopes)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return AddToken(token, FakeToken.KindOf(token), scopes);
    }

    /// <summary>Adds a token of a kind that its prefix does not show, such as a user's rotated token (xoxe.xoxp-).</summary>
    /// <param name="token">The token.</param>
    /// <param name="kind">The kind of the token.</param>
    /// <param name="scopes">The scopes of the token. <see cref="FakeSlack.StartAsync"/> refuses undocumented scopes.</param>
    public FakeSlackOptions AddToken(string token, TokenKind kind, params string[] scopes)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        ArgumentNullException.ThrowIfNull(scopes);
        Add(new FakeToken(token, kind, scopes));
        return this;
    }

    private void Add(FakeToken token) => tokens[token.Text] = token;
}
