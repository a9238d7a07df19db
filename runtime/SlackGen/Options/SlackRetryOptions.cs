namespace SlackGen;

/// <summary>
/// The options of retries: when and how often a call is sent again. A call that Slack refused (429) or never received is always retried. After an unclear
/// failure (a broken connection, a server error, a broken response, a timeout) a call is retried only if the manifest or the request marks it as
/// idempotent.
/// </summary>
public sealed class SlackRetryOptions
{
    /// <summary>Initializes options with their defaults.</summary>
    public SlackRetryOptions()
    {
    }

    /// <summary>Initializes a copy of options.</summary>
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

    /// <summary>Gets or sets the maximum number of retries of a call, from 0 to 20. The default is 4.</summary>
    public int MaxRetries { get; set; } = 4;

    /// <summary>Gets or sets the delay before the first retry. It doubles with each retry, and jitter takes up to half off. The default is 500 ms.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets or sets the longest delay between attempts, unless Slack asks for a longer one. The default is 30 s.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long a call may take with all attempts and delays, without waiting for the rate limit. The default is 5 minutes.</summary>
    public TimeSpan MaxTotalTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the delay after a 429 without a readable <c>Retry-After</c> header. The default is 30 s.</summary>
    public TimeSpan DefaultRetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the longest delay that Slack may ask for; a longer one is shortened to it. The default is 10 minutes.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Gets or sets the retry budget of the client in tokens, from 10 to 1,000,000. It keeps retries from multiplying the load during an outage. A retry takes
    /// 5 tokens, or 10 after a timeout. A call that succeeds, or fails with an error that a retry would not change, returns the tokens of its last retry, or 1
    /// if it had none. If too few tokens are left, the failure is thrown at once. Retries after a 429 take no tokens, because the rate limiter paces them. The
    /// default is 500, enough for 100 retries; null turns the budget off.
    /// </summary>
    public int? Budget { get; set; } = 500;

    /// <summary>Returns the pause after a refusal: the <c>Retry-After</c> of the response, or <see cref="DefaultRetryAfter"/> within <see cref="MaxRetryAfter"/>.</summary>
    internal TimeSpan PauseAfterRefusal(TimeSpan? retryAfter) => retryAfter ?? Durations.Min(DefaultRetryAfter, MaxRetryAfter);

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
