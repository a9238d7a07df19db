namespace SlackGen;

/// <summary>The state of a call over all its attempts.</summary>
internal sealed class CallState(
    SlackMethod method,
    SlackRequest? request,
    TokenIdentity? token,
    SlackCall call,
    TimeProvider time,
    Func<SlackResponse> newResponse)
{
    private TimeSpan before;
    private bool hasProgressed;
    private SecretScrubber? scrubber;

    public SlackMethod Method => method;

    public SlackRequest? Request => request;

    public TokenIdentity? Token => token;

    /// <summary>Gets the budget that the call counts against.</summary>
    public SlackCall Call => call;

    /// <summary>Gets the scrubber of the call's secrets, created on first use.</summary>
    public SecretScrubber Scrubber => scrubber ??= SecretScrubber.Create(method, request, token);

    /// <summary>Gets the factory of the object that the response is read into.</summary>
    public Func<SlackResponse> NewResponse => newResponse;

    /// <summary>Gets or sets the number of attempts that were sent.</summary>
    public int Attempts { get; set; }

    /// <summary>Gets or sets the time that the call waited for its rate tier.</summary>
    public TimeSpan LimiterWait { get; set; }

    /// <summary>Gets or sets whether the wait was logged.</summary>
    public bool IsWaitLogged { get; set; }

    /// <summary>Gets or sets whether the body can be sent again. A stream that cannot seek cannot.</summary>
    public bool IsRepeatable { get; set; } = true;

    /// <summary>Gets or sets the <c>Retry-After</c> of the last attempt, within its bounds; null without one.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>Gets or sets whether the limiter holds the next attempt back after a 429, so that the retry adds no pause.</summary>
    public bool LimiterPauses { get; set; }

    /// <summary>Gets or sets the tokens that the last retry took from the retry budget.</summary>
    public int RetryTokens { get; set; }

    /// <summary>Gets the timestamp of the beginning of the call.</summary>
    public long Started { get; } = time.GetTimestamp();

    /// <summary>Gets the time since the call began.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(Started);

    /// <summary>Returns what is left of <see cref="SlackRetryOptions.MaxTotalTime"/>, in which waiting for the rate tier does not count.</summary>
    public TimeSpan TimeLeft(SlackRetryOptions options)
    {
        var left = options.MaxTotalTime - (Elapsed - before - LimiterWait);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Records that an attempt received a large part of a long response, which the next one continues: retries and their time count from zero.</summary>
    public void Progress() => (hasProgressed, before) = (true, Elapsed - LimiterWait);

    /// <summary>Returns whether the last attempt has made progress.</summary>
    public bool TakeProgress()
    {
        var had = hasProgressed;
        hasProgressed = false;
        return had;
    }
}
