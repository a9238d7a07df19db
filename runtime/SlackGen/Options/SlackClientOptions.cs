using System.Diagnostics;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>How a client behaves. Options are read when the client is made; changing them later has no effect.</summary>
[DebuggerDisplay("{BaseAddress}")]
public sealed class SlackClientOptions
{
    internal const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    private TimeSpan? attemptTimeout;

    /// <summary>Creates options with their defaults.</summary>
    public SlackClientOptions()
    {
    }

    /// <summary>Creates a copy of options, <see cref="Tiers"/> and <see cref="Retry"/> included. What is changed in one does not change the other.</summary>
    /// <param name="options">The options to copy.</param>
    public SlackClientOptions(SlackClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Token = options.Token;
        TokenProvider = options.TokenProvider;
        TokenPerCall = options.TokenPerCall;
        CheckTokenKinds = options.CheckTokenKinds;
        Workspace = options.Workspace;
        LimitMode = options.LimitMode;
        QueueLimit = options.QueueLimit;
        MaxQueueTime = options.MaxQueueTime;
        Tiers = new Dictionary<string, SlackRate>(options.Tiers, StringComparer.Ordinal);
        RateLimiter = options.RateLimiter;
        Retry = options.Retry is null ? null! : new SlackRetryOptions(options.Retry);
        BaseAddress = options.BaseAddress;
        HttpClient = options.HttpClient;
        attemptTimeout = options.attemptTimeout;
        MaxResponseBytes = options.MaxResponseBytes;
        MaxJsonDepth = options.MaxJsonDepth;
        MaxJsonObjects = options.MaxJsonObjects;
        KeepUnrecognized = options.KeepUnrecognized;
        StrictDecoding = options.StrictDecoding;
        TimeProvider = options.TimeProvider;
        LoggerFactory = options.LoggerFactory;
    }

    /// <summary>Where Slack's methods are.</summary>
    public static Uri DefaultBaseAddress { get; } = new("https://slack.com/api/");

    /// <summary>Where the methods of GovSlack are.</summary>
    public static Uri GovSlackBaseAddress { get; } = new("https://slack-gov.com/api/");

    /// <summary>The token of every call; null for methods that need none, or where each call brings its own.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Token { get; set; }

    /// <summary>
    /// Gives the token of each call instead of <see cref="Token"/>, for tokens that rotate. It is asked before every call, so it should keep what it gave;
    /// <see cref="SlackTokenRotation.GetTokenAsync"/> does. It bounds its own time: only the caller's token ends the wait for it.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? TokenProvider { get; set; }

    /// <summary>
    /// Whether the client has no token of its own, since every call gets one: from <c>WithToken</c>, <c>WithTokenProvider</c> or the request. A client in a
    /// container that has no token either is refused when the host starts, unless this is set.
    /// </summary>
    public bool TokenPerCall { get; set; }

    /// <summary>
    /// Whether a token of a kind that the method does not take (a bot token for an admin method) is refused before anything is sent. On by default; tokens
    /// whose prefix is not one of Slack's are always let through.
    /// </summary>
    public bool CheckTokenKinds { get; set; } = true;

    /// <summary>The workspace whose rate budgets the calls use, where several tokens of one app and workspace are in use; null counts each token by itself.</summary>
    public string? Workspace { get; set; }

    /// <summary>What happens to a call that the rate tier does not allow yet. By default it waits.</summary>
    public SlackLimitMode LimitMode { get; set; }

    /// <summary>How many calls may wait for one budget; a further one fails at once. The default is 1000.</summary>
    public int QueueLimit { get; set; } = 1000;

    /// <summary>
    /// How long a call may wait for its budget, with all its attempts; one that would wait longer fails with <see cref="SlackRateLimitedException"/> as soon as
    /// that is known, mostly at once, and is not sent. The default is 5 minutes, <see cref="Timeout.InfiniteTimeSpan"/> sets no limit.
    /// </summary>
    public TimeSpan MaxQueueTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Budgets that differ from the manifest's, by method: <c>options.Tiers["conversations.history"] = new SlackRate(1, 60)</c> for an app outside the
    /// Slack Marketplace. The method of a misspelt name is refused; one that no manifest has counts for <c>CallAsync</c>.
    /// </summary>
    public IDictionary<string, SlackRate> Tiers { get; } = new Dictionary<string, SlackRate>(StringComparer.Ordinal);

    /// <summary>
    /// The limiter; null makes a <see cref="SlackRateLimiter"/>. Several clients or processes can share limits through one. It stays the caller's to dispose.
    /// One that is an <see cref="ISlackThrottleSink"/> hears of every 429, one that is an <see cref="ISlackAsyncLimiter"/> holds no thread while it decides.
    /// </summary>
    public PartitionedRateLimiter<SlackCall>? RateLimiter { get; set; }

    /// <summary>When and how often a call is sent again.</summary>
    public SlackRetryOptions Retry { get; set; } = new();

    /// <summary>
    /// Where methods are; a method's name is appended, after a slash where the address ends without one. An absolute https address without user, query and
    /// fragment; plain HTTP is allowed on loopback only.
    /// </summary>
    public Uri BaseAddress { get; set; } = DefaultBaseAddress;

    /// <summary>
    /// The client to send with, which stays the caller's to dispose; for a proxy or certificates of your own, make it of <see cref="CreateHandler"/>. Null
    /// sends through connections that all Slack clients of the process share, and is a little faster. Turn off what follows redirects, as
    /// <see cref="CreateHandler"/> does: a call that is redirected to another server fails, without its body being sent there. An <c>Authorization</c> among
    /// its <see cref="System.Net.Http.HttpClient.DefaultRequestHeaders"/> is refused, since it would also go to the servers that files are sent to: the token
    /// belongs in <see cref="Token"/> or <see cref="TokenProvider"/>.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// How long one attempt may take, until the answer has been read. The default is 100 seconds; no attempt takes longer than
    /// <see cref="SlackRetryOptions.MaxTotalTime"/>.
    /// </summary>
    public TimeSpan AttemptTimeout
    {
        get => attemptTimeout ?? TimeSpan.FromSeconds(100);
        set => attemptTimeout = value;
    }

    /// <summary>The largest response that is read, and the longest line of a file, in bytes after unpacking. The default is 16 MiB.</summary>
    public int MaxResponseBytes { get; set; } = DefaultMaxResponseBytes;

    /// <summary>How deep JSON may nest, from 8 to 512. The default is 64.</summary>
    public int MaxJsonDepth { get; set; } = 64;

    /// <summary>
    /// How many objects and lists the JSON of one response, or of one line of a file, may hold. It bounds memory: an object of two bytes becomes an instance of
    /// several hundred. The default is 250,000; a page of 1,000 messages with blocks holds about 50,000.
    /// </summary>
    public int MaxJsonObjects { get; set; } = 250_000;

    /// <summary>Whether what no property takes is kept in <see cref="ISlackModel.Unrecognized"/>. Off by default: it costs time.</summary>
    public bool KeepUnrecognized { get; set; }

    /// <summary>Whether an unknown field, or a value of another kind than documented, is an error. For tests.</summary>
    public bool StrictDecoding { get; set; }

    /// <summary>Where times come from.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where log messages go; null for nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// The handler that is used where no <see cref="HttpClient"/> is set: it follows no redirects, since those could carry a token elsewhere, keeps no
    /// cookies, and renews its connections every five minutes, so that changes of DNS are seen.
    /// </summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    /// <summary>Gets whether the <see cref="HttpClient"/> adds an <c>Authorization</c> of its own to whatever has none.</summary>
    internal bool SendsAuthorization => HttpClient is { } http && http.DefaultRequestHeaders.Contains("Authorization");

    /// <summary>Refuses the name of a workspace that is blank.</summary>
    /// <exception cref="ArgumentException">It is blank.</exception>
    internal static void CheckWorkspace(string? workspace)
    {
        if (workspace is not null && string.IsNullOrWhiteSpace(workspace))
        {
            throw new ArgumentException("The workspace is blank. Without one, leave it null.", nameof(workspace));
        }
    }

    /// <summary>Returns a copy that is checked.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or contradicts another. The text does not repeat the token.</exception>
    internal SlackClientOptions Validated()
    {
        ArgumentNullException.ThrowIfNull(BaseAddress);
        CheckBaseAddress();
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxResponseBytes, 1024, nameof(MaxResponseBytes));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxJsonDepth, 8, nameof(MaxJsonDepth));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxJsonDepth, 512, nameof(MaxJsonDepth));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxJsonObjects, 1, nameof(MaxJsonObjects));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(AttemptTimeout, TimeSpan.Zero, nameof(AttemptTimeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(AttemptTimeout, TimeSpan.FromDays(1), nameof(AttemptTimeout));
        ArgumentOutOfRangeException.ThrowIfNegative(QueueLimit, nameof(QueueLimit));
        if (MaxQueueTime != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(MaxQueueTime, TimeSpan.Zero, nameof(MaxQueueTime));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxQueueTime, TimeSpan.FromDays(1), nameof(MaxQueueTime));
        }

        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(Retry);
        Retry.Check();
        if (attemptTimeout > Retry.MaxTotalTime)
        {
            throw new ArgumentException($"AttemptTimeout ({attemptTimeout:c}) is longer than Retry.MaxTotalTime ({Retry.MaxTotalTime:c}), which ends a call with all its attempts.");
        }

        if (!Enum.IsDefined(LimitMode))
        {
            throw new ArgumentException($"LimitMode is one of {string.Join(", ", Enum.GetNames<SlackLimitMode>())}, not {(int)LimitMode}.");
        }

        CheckWorkspace(Workspace);
        CheckToken();
        if (SendsAuthorization)
        {
            throw new ArgumentException(
                "The DefaultRequestHeaders of the HttpClient hold Authorization, which would also go to the servers that files are sent to and along with methods that take no token. "
                + "Remove it, and set Token or TokenProvider: the client writes the header of each call that needs one.");
        }

        foreach (var (method, rate) in Tiers)
        {
            CheckTier(method, rate);
        }

        return new SlackClientOptions(this);
    }

    private void CheckToken()
    {
        SlackToken.Check(Token);
        if (Token is not null && TokenProvider is not null)
        {
            throw new ArgumentException("Token and TokenProvider exclude each other.");
        }

        if (TokenPerCall && (Token is not null || TokenProvider is not null))
        {
            throw new ArgumentException("TokenPerCall says that the client has no token of its own, and it has one.");
        }
    }

    private static void CheckTier(string method, SlackRate? rate)
    {
        if (rate is null || rate.Permits < 1 || rate.PerSeconds < 1 || rate.Burst < 0)
        {
            throw new ArgumentException($"The budget of '{method}' in Tiers needs at least one permit in at least one second, and a burst that is not negative.");
        }

        if (rate.PerSeconds > SlackRate.MaxPerSeconds)
        {
            throw new ArgumentException($"The budget of '{method}' in Tiers counts {rate.PerSeconds} s; a day ({SlackRate.MaxPerSeconds} s) is the longest period.");
        }
    }

    // OriginalString, since Uri drops an empty query or user and escapes control characters. The messages repeat nothing that may be a secret.
    private void CheckBaseAddress()
    {
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("https" or "http"))
        {
            throw new ArgumentException("The base address is an absolute https address such as https://slack.com/api/.");
        }

        var shown = SecretScrubber.Common.Clean(BaseAddress.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));
        var rest = BaseAddress.UserInfo.Length > 0 ? "a user"
            : BaseAddress.OriginalString.Contains('?', StringComparison.Ordinal) ? "a query"
            : BaseAddress.OriginalString.Contains('#', StringComparison.Ordinal) ? "a fragment"
            : BaseAddress.OriginalString.AsSpan().ContainsAnyInRange('\0', ' ') || BaseAddress.OriginalString.Contains('\x7f', StringComparison.Ordinal) ? "a space or control character"
            : null;
        if (rest is not null)
        {
            throw new ArgumentException($"The base address '{shown}' holds {rest}, where methods' names are to be appended.");
        }

        if (BaseAddress.Scheme == "http" && !BaseAddress.IsLoopback)
        {
            throw new ArgumentException($"The base address '{shown}' would send the token unencrypted: http is for loopback only.");
        }
    }
}
