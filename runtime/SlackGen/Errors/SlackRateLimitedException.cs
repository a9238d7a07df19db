namespace SlackGen;

/// <summary>A call was not sent, because the rate tier does not allow it yet.</summary>
public sealed class SlackRateLimitedException : SlackException
{
    /// <summary>Creates one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="retryAfter">When the next call may be sent, as far as is known.</param>
    public SlackRateLimitedException(string method, TimeSpan? retryAfter)
        : base($"{method} was not sent: its rate tier is used up{(retryAfter is { } wait ? $", and free again in {wait.TotalSeconds:0.#} s" : "")}.", method)
    {
        RetryAfter = retryAfter;
    }
}
