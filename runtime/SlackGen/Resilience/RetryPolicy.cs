namespace SlackGen;

/// <summary>Decides whether a call is sent again after a failure, and after which pause.</summary>
internal sealed class RetryPolicy(SlackRetryOptions options, RetryBudget budget)
{
    /// <summary>Returns the pause before the next attempt; null where the call is not sent again. Takes the retry from the budget.</summary>
    /// <param name="state">The call.</param>
    /// <param name="failure">The failure of the last attempt.</param>
    /// <param name="retries">The number of attempts after the first.</param>
    public TimeSpan? NextDelay(CallState state, SlackException failure, int retries)
    {
        if (retries >= options.MaxRetries || !IsSafe(state, failure.Fault))
        {
            return null;
        }

        var isThrottled = failure.Fault == SlackFault.Throttled;
        var wait = Wait(failure, isThrottled, retries);
        return wait >= state.TimeLeft(options) || !budget.TryTake(state, failure) ? null
            : isThrottled && state.LimiterPauses ? TimeSpan.Zero
            : wait;
    }

    // An unclear failure may have taken effect, so only an idempotent call is repeated.
    private static bool IsSafe(CallState state, SlackFault fault) => fault switch
    {
        SlackFault.Final => false,
        SlackFault.NotSent => true,
        SlackFault.Throttled => state.IsRepeatable,
        SlackFault.Unclear => state.IsRepeatable && (state.Request?.Idempotent ?? state.Method.Idempotent),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    // A server that is overloaded may ask for a longer pause than the backoff. After a refusal Retry-After alone decides.
    private TimeSpan Wait(SlackException failure, bool isThrottled, int retries)
    {
        var backoff = Backoff(retries);
        return failure.RetryAfter is { } asked && (isThrottled || asked > backoff) ? asked : backoff;
    }

    // Full jitter would allow a pause of zero; half of the pause is fixed, so that callers that failed together come back apart.
    private TimeSpan Backoff(int retries)
    {
        var ceiling = Math.Min(options.MaxDelay.TotalMilliseconds, options.BaseDelay.TotalMilliseconds * Math.Pow(2, retries));
        return TimeSpan.FromMilliseconds(ceiling * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
