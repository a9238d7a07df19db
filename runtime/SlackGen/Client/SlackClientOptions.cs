using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>How a client behaves. Options are read when the client is made; changing them later has no effect.</summary>
public sealed class SlackClientOptions
{
    internal const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>Where Slack's methods are.</summary>
    public static Uri DefaultBaseAddress { get; } = new("https://slack.com/api/");

    /// <summary>Where the methods of GovSlack are.</summary>
    public static Uri GovSlackBaseAddress { get; } = new("https://slack-gov.com/api/");

    /// <summary>The token of every call; null for methods that need none, or where each call brings its own.</summary>
    public string? Token { get; set; }

    /// <summary>
    /// Gives the token of each call instead of <see cref="Token"/>, for tokens that rotate. It is asked before every call, so it should keep what it gave;
    /// <see cref="SlackTokenRotation.GetTokenAsync"/> does.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? TokenProvider { get; set; }

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
    /// Budgets that differ from the manifest's, by method: <c>options.Tiers["conversations.history"] = new SlackRate(1, 60)</c> for an app outside the
    /// Slack Marketplace.
    /// </summary>
    public IDictionary<string, SlackRate> Tiers { get; } = new Dictionary<string, SlackRate>(StringComparer.Ordinal);

    /// <summary>
    /// The limiter; null makes a <see cref="SlackRateLimiter"/>. Several clients or processes can share limits through one. It stays the caller's to dispose.
    /// One that is an <see cref="ISlackThrottleSink"/> hears of every 429, one that is an <see cref="ISlackAsyncLimiter"/> holds no thread while it decides.
    /// </summary>
    public PartitionedRateLimiter<SlackCall>? RateLimiter { get; set; }

    /// <summary>When and how often a call is sent again.</summary>
    public SlackRetryOptions Retry { get; set; } = new();

    /// <summary>Where methods are; a method's name is appended. Plain HTTP is allowed on loopback only.</summary>
    public Uri BaseAddress { get; set; } = DefaultBaseAddress;

    /// <summary>
    /// The client to send with, which stays the caller's to dispose; for a proxy or certificates of your own, make it of <see cref="CreateHandler"/>. Null
    /// sends through connections that all Slack clients of the process share, and is a little faster.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>How long one attempt may take, until the answer has been read. The default is 100 seconds.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

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

    internal SlackClientOptions Validated()
    {
        ArgumentNullException.ThrowIfNull(BaseAddress);
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("https" or "http") || BaseAddress.Query.Length > 0 || BaseAddress.UserInfo.Length > 0)
        {
            throw new ArgumentException($"The base address is an absolute https address without query or user, not '{BaseAddress}'.");
        }

        if (BaseAddress.Scheme == "http" && !BaseAddress.IsLoopback)
        {
            throw new ArgumentException($"The base address '{BaseAddress}' would send the token unencrypted: http is for loopback only.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(MaxResponseBytes, 1024, nameof(MaxResponseBytes));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxJsonDepth, 8, nameof(MaxJsonDepth));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxJsonDepth, 512, nameof(MaxJsonDepth));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxJsonObjects, 1, nameof(MaxJsonObjects));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(AttemptTimeout, TimeSpan.Zero, nameof(AttemptTimeout));
        ArgumentOutOfRangeException.ThrowIfNegative(QueueLimit, nameof(QueueLimit));
        ArgumentNullException.ThrowIfNull(Retry);
        SlackToken.Check(Token);
        if (Token is not null && TokenProvider is not null)
        {
            throw new ArgumentException("Token and TokenProvider exclude each other.");
        }

        foreach (var (method, rate) in Tiers)
        {
            if (rate is null || rate.Permits < 1 || rate.PerSeconds < 1 || rate.Burst < 0)
            {
                throw new ArgumentException($"The budget of '{method}' needs at least one permit in at least one second.");
            }
        }

        var copy = (SlackClientOptions)MemberwiseClone();
        copy.Retry = Retry.Validated();
        return copy;
    }
}
