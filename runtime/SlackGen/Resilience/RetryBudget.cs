namespace SlackGen;

/// <summary>
/// Bounds the retries of all calls of a client together with a bucket of tokens, as the standard retry mode of the AWS SDKs does: while Slack is well it is full,
/// and in an outage it is empty after a hundred retries.
/// </summary>
/// <param name="capacity">The tokens of a full bucket; null for no bound.</param>
internal sealed class RetryBudget(int? capacity)
{
    private const int Cost = 5;
    private const int CostAfterTimeout = 10;
    private const int Reward = 1;

    private readonly int full = capacity ?? 0;
    private int tokens = capacity ?? 0;

    /// <summary>Takes the tokens of a retry; false when there are too few, which the failure then says.</summary>
    public bool TryTake(CallState state, SlackException failure)
    {
        // Slack says when it takes the call, and the limiter keeps to it.
        if (capacity is null || failure.Fault == SlackFault.Throttled)
        {
            state.RetryTokens = 0;
            return true;
        }

        var cost = failure.IsTimeout ? CostAfterTimeout : Cost;
        for (var left = Volatile.Read(ref tokens); left >= cost;)
        {
            var seen = Interlocked.CompareExchange(ref tokens, left - cost, left);
            if (seen == left)
            {
                state.RetryTokens = cost;
                return true;
            }

            left = seen;
        }

        failure.RetryNote = "It was not sent again: too many calls of this client have failed lately, and its retry budget (Retry.Budget) is used up.";
        return false;
    }

    /// <summary>Gives tokens back after a call to which Slack gave a proper response.</summary>
    public void Return(CallState state)
    {
        var reward = state.RetryTokens > 0 ? state.RetryTokens : Reward;
        for (var left = Volatile.Read(ref tokens); left < full;)
        {
            var seen = Interlocked.CompareExchange(ref tokens, Math.Min(full, left + reward), left);
            if (seen == left)
            {
                return;
            }

            left = seen;
        }
    }
}
