using System.Globalization;

namespace SlackGen.DependencyInjection;

/// <summary>
/// The options that a configuration can set, with their parsers. The configuration binder is not used: it needs reflection, silently ignores unknown keys and
/// would set properties of the <see cref="HttpClient"/>.
/// </summary>
internal static class OptionParsers
{
    /// <summary>The options of a client that take a value, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Action<SlackClientOptions, string>> Client = Keys<SlackClientOptions>(
        (nameof(SlackClientOptions.Token), (o, v) => o.Token = v),
        (nameof(SlackClientOptions.TokenPerCall), (o, v) => o.TokenPerCall = Bool(v)),
        (nameof(SlackClientOptions.CheckTokenKinds), (o, v) => o.CheckTokenKinds = Bool(v)),
        (nameof(SlackClientOptions.Workspace), (o, v) => o.Workspace = v),
        (nameof(SlackClientOptions.LimitMode), (o, v) => o.LimitMode = LimitMode(v)),
        (nameof(SlackClientOptions.QueueLimit), (o, v) => o.QueueLimit = Int(v)),
        (nameof(SlackClientOptions.MaxQueueTime), (o, v) => o.MaxQueueTime = Time(v)),
        (nameof(SlackClientOptions.BaseAddress), (o, v) => o.BaseAddress = Address(v)),
        (nameof(SlackClientOptions.AttemptTimeout), (o, v) => o.AttemptTimeout = Time(v)),
        (nameof(SlackClientOptions.MaxResponseBytes), (o, v) => o.MaxResponseBytes = Int(v)),
        (nameof(SlackClientOptions.MaxJsonDepth), (o, v) => o.MaxJsonDepth = Int(v)),
        (nameof(SlackClientOptions.MaxJsonObjects), (o, v) => o.MaxJsonObjects = Int(v)),
        (nameof(SlackClientOptions.KeepUnrecognized), (o, v) => o.KeepUnrecognized = Bool(v)),
        (nameof(SlackClientOptions.StrictDecoding), (o, v) => o.StrictDecoding = Bool(v)));

    /// <summary>The options of <see cref="SlackClientOptions.Retry"/>, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Action<SlackRetryOptions, string>> Retry = Keys<SlackRetryOptions>(
        (nameof(SlackRetryOptions.MaxRetries), (o, v) => o.MaxRetries = Int(v)),
        (nameof(SlackRetryOptions.BaseDelay), (o, v) => o.BaseDelay = Time(v)),
        (nameof(SlackRetryOptions.MaxDelay), (o, v) => o.MaxDelay = Time(v)),
        (nameof(SlackRetryOptions.MaxTotalTime), (o, v) => o.MaxTotalTime = Time(v)),
        (nameof(SlackRetryOptions.DefaultRetryAfter), (o, v) => o.DefaultRetryAfter = Time(v)),
        (nameof(SlackRetryOptions.MaxRetryAfter), (o, v) => o.MaxRetryAfter = Time(v)),
        (nameof(SlackRetryOptions.Budget), (o, v) => o.Budget = v.Length == 0 ? null : Int(v)));

    /// <summary>The names of the options that take an object, which can only be set in code.</summary>
    public static readonly IReadOnlySet<string> InCode = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        nameof(SlackClientOptions.TokenProvider),
        nameof(SlackClientOptions.RateLimiter),
        nameof(SlackClientOptions.HttpClient),
        nameof(SlackClientOptions.TimeProvider),
        nameof(SlackClientOptions.LoggerFactory),
    };

    /// <summary>Parses an integer.</summary>
    /// <exception cref="FormatException">The value is not an integer. The message says so.</exception>
    public static int Int(string value) => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{value}' is not a whole number up to {int.MaxValue}");

    private static bool Bool(string value) => bool.TryParse(value, out var flag) ? flag : throw new FormatException($"'{value}' is neither true nor false");

    // TimeSpan reads a plain number as days, which is never intended.
    private static TimeSpan Time(string value) => value.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time)
        ? time
        : throw new FormatException($"'{value}' is not a time; a minute and a half is 00:01:30");

    private static SlackLimitMode LimitMode(string value) =>
        Enum.GetNames<SlackLimitMode>().Contains(value, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<SlackLimitMode>(value, ignoreCase: true)
            : throw new FormatException($"'{value}' is not one of {string.Join(", ", Enum.GetNames<SlackLimitMode>())}");

    // The message does not contain the value, which may include a password.
    private static Uri Address(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) ? address : throw new FormatException("this is not an absolute URL");

    private static Dictionary<string, Action<T, string>> Keys<T>(params (string Key, Action<T, string> Set)[] keys) =>
        keys.ToDictionary(k => k.Key, k => k.Set, StringComparer.OrdinalIgnoreCase);
}
