namespace SlackGen;

/// <summary>
/// When and how often a call is sent again. A call that Slack refused (429) or never got is always safe to repeat. After an unclear failure (a broken
/// connection, a server error, a broken answer, a timeout) it is repeated only where the manifest or the request says that it is idempotent.
/// </summary>
public sealed class SlackRetryOptions
{
    /// <summary>Creates options with their defaults.</summary>
    public SlackRetryOptions()
    {
    }

    /// <summary>Creates a copy of options.</summary>
    /// <param name="options">The options to copy.</param>
    public SlackRetryOptions(SlackRetryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        MaxRetries = options.MaxRetries;
        BaseDelay = options.BaseDelay;
        MaxDelay = options.MaxDelay;
        MaxTotalTime = options.MaxTotalTime;
        DefaultRetryAfter = options.DefaultRetryAfter;
        MaxRetryAfter = options.MaxRetryAfter;
        Budget = options.Budget;
    }

    /// <summary>How often a call is sent again at most; 0 for never. The default is 4.</summary>
    public int MaxRetries { get; set; } = 4;

    /// <summary>The first pause; each further one is twice as long, with jitter. The default is 500 ms.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause between attempts, apart from what Slack asks for. The default is 30 s.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may take with all its attempts and pauses, waiting for the rate limit not counted. The default is 5 minutes.</summary>
    public TimeSpan MaxTotalTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait after a 429 that does not say. The default is 30 s.</summary>
    public TimeSpan DefaultRetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait that Slack may ask for; a longer one counts as this. The default is 10 minutes.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The retry budget of the client in tokens, from 10 to 1,000,000, so that an outage does not multiply its load. A retry takes 5 tokens, one after a timeout
    /// 10; a call that succeeds gives back what its last retry took, or 1 where it needed none. Without tokens a failure is thrown at once. Retries after a 429
    /// take none: the rate limiter paces them. The default is 500, which is 100 retries; null switches the budget off.
    /// </summary>
    public int? Budget { get; set; } = 500;

    /// <summary>Returns the pause after a refusal: the <c>Retry-After</c> of the response, or <see cref="DefaultRetryAfter"/> within <see cref="MaxRetryAfter"/>.</summary>
    internal TimeSpan PauseAfterRefusal(TimeSpan? retryAfter) => retryAfter ?? (DefaultRetryAfter < MaxRetryAfter ? DefaultRetryAfter : MaxRetryAfter);

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    internal void Check()
    {
        if (Budget is { } tokens)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 10, nameof(Budget));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(tokens, 1_000_000, nameof(Budget));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(MaxRetries, nameof(MaxRetries));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxRetries, 20, nameof(MaxRetries));
        foreach (var (name, value) in new[]
        {
            (nameof(BaseDelay), BaseDelay), (nameof(MaxDelay), MaxDelay), (nameof(MaxTotalTime), MaxTotalTime),
            (nameof(DefaultRetryAfter), DefaultRetryAfter), (nameof(MaxRetryAfter), MaxRetryAfter),
        })
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1), name);
        }
    }
}
