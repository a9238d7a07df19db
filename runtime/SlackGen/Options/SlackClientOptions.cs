using System.Diagnostics;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>The options of a client. They are read when the client is created; later changes have no effect.</summary>
[DebuggerDisplay("{BaseAddress}")]
public sealed class SlackClientOptions
{
    internal const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    private TimeSpan? attemptTimeout;

    /// <summary>Initializes options with their defaults.</summary>
    public SlackClientOptions()
    {
    }

    /// <summary>Initializes a copy of options, including <see cref="Tiers"/> and <see cref="Retry"/>. A change to one does not change the other.</summary>
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

    /// <summary>Gets the base address of Slack's methods.</summary>
    public static Uri DefaultBaseAddress { get; } = new("https://slack.com/api/");

    /// <summary>Gets the base address of GovSlack's methods.</summary>
    public static Uri GovSlackBaseAddress { get; } = new("https://slack-gov.com/api/");

    /// <summary>Gets or sets the token of every call; null if the methods need none or each call has a token of its own.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Token { get; set; }

    /// <summary>
    /// Gets or sets the delegate that returns the token of each call, instead of <see cref="Token"/>, for tokens that rotate. It is invoked before every call,
    /// so it should cache the token, as <see cref="SlackTokenRotation.GetTokenAsync"/> does. It must limit its own time: only the caller's cancellation token
    /// ends the wait for it.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? TokenProvider { get; set; }

    /// <summary>
    /// Gets or sets whether every call has a token of its own, from <c>WithToken</c>, <c>WithTokenProvider</c> or the request, so that the client needs none.
    /// Unless this is set, a host does not start if a client in its container has neither token nor provider.
    /// </summary>
    public bool TokenPerCall { get; set; }

    /// <summary>
    /// Gets or sets whether a token of a kind that the method does not take, such as a bot token for an admin method, is rejected before the call is sent. The
    /// default is true. Tokens whose prefix is not one of Slack's are never rejected.
    /// </summary>
    public bool CheckTokenKinds { get; set; } = true;

    /// <summary>Gets or sets the workspace that owns the rate budgets, for several tokens of one app and workspace; null for budgets by token.</summary>
    public string? Workspace { get; set; }

    /// <summary>Gets or sets what happens to a call that the rate tier does not allow yet. By default, it waits.</summary>
    public SlackLimitMode LimitMode { get; set; }

    /// <summary>Gets or sets how many calls may wait for one budget. A further call fails at once. The default is 1000.</summary>
    public int QueueLimit { get; set; } = 1000;

    /// <summary>
    /// Gets or sets how long a call may wait for its budget, with all its attempts. A call that would wait longer fails with
    /// <see cref="SlackRateLimitedException"/> as soon as that is known, usually at once, and is not sent. The default is 5 minutes;
    /// <see cref="Timeout.InfiniteTimeSpan"/> sets no limit.
    /// </summary>
    public TimeSpan MaxQueueTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets the budgets that replace the manifest's, by method: <c>options.Tiers["conversations.history"] = new SlackRate(1, 60)</c> for an app outside the
    /// Slack Marketplace. A misspelled method name is rejected. A method that no manifest has is allowed, for <c>CallAsync</c>.
    /// </summary>
    public IDictionary<string, SlackRate> Tiers { get; } = new Dictionary<string, SlackRate>(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets the rate limiter; null to create a <see cref="SlackRateLimiter"/>. Several clients or processes can share limits through one limiter. The
    /// caller disposes it. An <see cref="ISlackThrottleSink"/> is notified of every 429. An <see cref="ISlackAsyncLimiter"/> blocks no thread while it decides.
    /// </summary>
    public PartitionedRateLimiter<SlackCall>? RateLimiter { get; set; }

    /// <summary>Gets or sets the options of retries.</summary>
    public SlackRetryOptions Retry { get; set; } = new();

    /// <summary>
    /// Gets or sets the base address, to which method names are appended, after a slash if the address does not end with one. It is an absolute https URL
    /// without user info, query and fragment. Plain HTTP is allowed on loopback only.
    /// </summary>
    public Uri BaseAddress { get; set; } = DefaultBaseAddress;

    /// <summary>
    /// Gets or sets the HTTP client that sends the calls; the caller disposes it. For a proxy or certificates of your own, create it with
    /// <see cref="CreateHandler"/>. If it is null, calls use connections that all Slack clients of the process share, which is a little faster. Turn off
    /// redirects, as <see cref="CreateHandler"/> does: a call that is redirected to another server fails, and its body is not sent there. An
    /// <c>Authorization</c> header in <see cref="System.Net.Http.HttpClient.DefaultRequestHeaders"/> is rejected, because it would also be sent to the servers
    /// that receive files. Set the token in <see cref="Token"/> or <see cref="TokenProvider"/>.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// Gets or sets how long one attempt may take until its response has been read. The default is 100 seconds. No attempt takes longer than
    /// <see cref="SlackRetryOptions.MaxTotalTime"/>.
    /// </summary>
    public TimeSpan AttemptTimeout
    {
        get => attemptTimeout ?? TimeSpan.FromSeconds(100);
        set => attemptTimeout = value;
    }

    /// <summary>Gets or sets the largest size of a response, and of a line of a file, in bytes after decompression. The default is 16 MiB.</summary>
    public int MaxResponseBytes { get; set; } = DefaultMaxResponseBytes;

    /// <summary>Gets or sets the deepest nesting of JSON, from 8 to 512 levels. The default is 64.</summary>
    public int MaxJsonDepth { get; set; } = 64;

    /// <summary>
    /// Gets or sets how many objects and lists the JSON of one response, or of one line of a file, may contain. The limit bounds memory: an object of two bytes
    /// becomes an instance of several hundred. The default is 250,000; a page of 1,000 messages with blocks contains about 50,000.
    /// </summary>
    public int MaxJsonObjects { get; set; } = 250_000;

    /// <summary>Gets or sets whether fields without a property are kept in <see cref="ISlackModel.Unrecognized"/>. The default is false: faster.</summary>
    public bool KeepUnrecognized { get; set; }

    /// <summary>Gets or sets whether an unknown field, or a value of another type than documented, is an error. For tests.</summary>
    public bool StrictDecoding { get; set; }

    /// <summary>Gets or sets the clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the factory of the loggers; null to log nothing.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Creates a handler like the one that is used if no <see cref="HttpClient"/> is set. It follows no redirects, which could send a token to another server,
    /// stores no cookies, and renews its connections every five minutes, so that DNS changes take effect.
    /// </summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    /// <summary>Gets whether the <see cref="HttpClient"/> adds an <c>Authorization</c> header to requests that have none.</summary>
    internal bool SendsAuthorization => HttpClient is { } http && http.DefaultRequestHeaders.Contains("Authorization");

    /// <summary>Checks that the name of a workspace is not blank.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    internal static void CheckWorkspace(string? workspace)
    {
        if (workspace is not null && string.IsNullOrWhiteSpace(workspace))
        {
            throw new ArgumentException("The workspace is blank. Without one, leave it null.", nameof(workspace));
        }
    }

    /// <summary>Checks the options and returns a copy of them.</summary>
    /// <exception cref="ArgumentException">An option is out of range or contradicts another. The message does not contain the token.</exception>
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
            throw new ArgumentException($"AttemptTimeout ({attemptTimeout:c}) is longer than Retry.MaxTotalTime ({Retry.MaxTotalTime:c}), the time limit of a call with all its attempts.");
        }

        if (!Enum.IsDefined(LimitMode))
        {
            throw new ArgumentException($"LimitMode must be one of {string.Join(", ", Enum.GetNames<SlackLimitMode>())}, not {(int)LimitMode}.");
        }

        CheckWorkspace(Workspace);
        CheckToken();
        if (SendsAuthorization)
        {
            throw new ArgumentException(
                "The DefaultRequestHeaders of the HttpClient contain Authorization, which would also be sent to the servers that receive files and with methods that take no token. "
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
        TokenFormat.Check(Token);
        if (Token is not null && TokenProvider is not null)
        {
            throw new ArgumentException("Token and TokenProvider cannot both be set.");
        }

        if (TokenPerCall && (Token is not null || TokenProvider is not null))
        {
            throw new ArgumentException("TokenPerCall is for clients without a token of their own, but Token or TokenProvider is set.");
        }
    }

    private static void CheckTier(string method, SlackRate? rate)
    {
        if (rate is null || rate.Permits < 1 || rate.PerSeconds < 1 || rate.Burst < 0)
        {
            throw new ArgumentException($"The budget of '{method}' in Tiers must have at least 1 permit, a period of at least 1 s and a burst that is not negative.");
        }

        if (rate.PerSeconds > SlackRate.MaxPerSeconds)
        {
            throw new ArgumentException($"The budget of '{method}' in Tiers has a period of {rate.PerSeconds} s; the longest is one day ({SlackRate.MaxPerSeconds} s).");
        }
    }

    // OriginalString, because Uri drops an empty query or user and escapes control characters. The messages contain nothing that may be a secret.
    private void CheckBaseAddress()
    {
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("https" or "http"))
        {
            throw new ArgumentException("The base address must be an absolute https URL such as https://slack.com/api/.");
        }

        var shown = SecretScrubber.Common.Clean(BaseAddress.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));
        var rest = BaseAddress.UserInfo.Length > 0 ? "a user"
            : BaseAddress.OriginalString.Contains('?', StringComparison.Ordinal) ? "a query"
            : BaseAddress.OriginalString.Contains('#', StringComparison.Ordinal) ? "a fragment"
            : BaseAddress.OriginalString.AsSpan().ContainsAnyInRange('\0', ' ') || BaseAddress.OriginalString.Contains('\x7f', StringComparison.Ordinal) ? "a space or control character"
            : null;
        if (rest is not null)
        {
            throw new ArgumentException($"The base address '{shown}' contains {rest}, which is not allowed: method names are appended to it.");
        }

        if (BaseAddress.Scheme == "http" && !BaseAddress.IsLoopback)
        {
            throw new ArgumentException($"The base address '{shown}' would send the token unencrypted. Plain HTTP is allowed on loopback only.");
        }
    }
}
