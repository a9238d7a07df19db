namespace SlackGen;

/// <summary>A call on its way: what is sent, and how far it has come.</summary>
internal sealed class CallState(
    SlackMethod method,
    SlackRequest? request,
    TokenIdentity? token,
    SlackCall call,
    TimeProvider time,
    Func<SlackResponse> newResponse)
{
    private readonly long started = time.GetTimestamp();
    private SecretScrubber? scrubber;

    public SlackMethod Method => method;

    public SlackRequest? Request => request;

    public TokenIdentity? Token => token;

    public SlackCall Call => call;

    /// <summary>Takes the call's secrets out of texts; made when it is first needed.</summary>
    public SecretScrubber Scrubber => scrubber ??= SecretScrubber.Create(method, request, token);

    /// <summary>Makes the object that the answer is read into.</summary>
    public Func<SlackResponse> NewResponse => newResponse;

    /// <summary>How often the call was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>How long it waited for its rate tier.</summary>
    public TimeSpan LimiterWait { get; set; }

    /// <summary>Whether it has been logged that the call waits.</summary>
    public bool IsWaitLogged { get; set; }

    /// <summary>Whether its bytes can be sent again; a stream that cannot seek cannot.</summary>
    public bool IsRepeatable { get; set; } = true;

    /// <summary>Whether the limiter makes the next attempt wait after a 429, so that the retry need not.</summary>
    public bool LimiterPauses { get; set; }

    /// <summary>What the last retry took from the retry budget.</summary>
    public int RetryTokens { get; set; }

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan NextDelay { get; private set; }

    /// <summary>The time since the call began.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <summary>Decides whether the call is sent again after a failure, and when.</summary>
    public bool MayRetry(SlackException failure, int attempt, SlackRetryOptions options)
    {
        if (attempt >= options.MaxRetries)
        {
            return false;
        }

        var fault = Classify(failure);
        var isSafe = fault is SlackFault.NotSent or SlackFault.Throttled
            || (fault == SlackFault.Unclear && (request?.Idempotent ?? method.Idempotent));
        if (!isSafe || (!IsRepeatable && fault != SlackFault.NotSent))
        {
            return false;
        }

        // A server that is overloaded may ask for a longer pause than ours; who was throttled waits exactly as long as Slack says.
        var backoff = Backoff(attempt, options);
        var wait = failure.RetryAfter is { } asked && (fault == SlackFault.Throttled || asked > backoff) ? asked : backoff;
        NextDelay = fault == SlackFault.Throttled && LimiterPauses ? TimeSpan.Zero : wait;
        return wait < TimeLeft(options);
    }

    /// <summary>What is left of the time that the call may take; waiting for the rate limit is not counted.</summary>
    public TimeSpan TimeLeft(SlackRetryOptions options)
    {
        var left = options.MaxTotalTime - (Elapsed - LimiterWait);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>A failure in words that hold nothing of the user's.</summary>
    public static string Describe(Exception failure) => failure switch
    {
        SlackApiException api => api.Code,
        SlackException { StatusCode: { } status } => $"HTTP {(int)status}",
        _ => failure.GetType().Name,
    };

    /// <summary>Returns what a failure means for sending the call again.</summary>
    public static SlackFault Classify(SlackException failure) => failure switch
    {
        SlackApiException { IsThrottled: true } => SlackFault.Throttled,
        SlackApiException { Category: SlackErrorCategory.Transient or SlackErrorCategory.Server } => SlackFault.Unclear,
        SlackApiException { StatusCode: System.Net.HttpStatusCode.RequestTimeout or >= System.Net.HttpStatusCode.InternalServerError } => SlackFault.Unclear,
        _ => failure.Fault,
    };

    // Jitter: anything between half and the whole, so that callers that failed together do not come back together.
    private static TimeSpan Backoff(int attempt, SlackRetryOptions options)
    {
        var ceiling = Math.Min(options.MaxDelay.TotalMilliseconds, options.BaseDelay.TotalMilliseconds * Math.Pow(2, attempt));
        return TimeSpan.FromMilliseconds(ceiling * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
