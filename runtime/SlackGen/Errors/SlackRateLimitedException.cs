using System.Globalization;

namespace SlackGen;

/// <summary>A call was not sent, because its rate tier does not allow it yet, or not within the time that it may wait.</summary>
public sealed class SlackRateLimitedException : SlackException
{
    /// <summary>Creates one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="retryAfter">How long the call would have had to wait, as far as is known.</param>
    /// <param name="budget">The budget that is used up; null when it is not known.</param>
    /// <param name="reason">Why the call did not wait, as the end of a sentence; null where it was not to wait.</param>
    public SlackRateLimitedException(string method, TimeSpan? retryAfter, string? budget = null, string? reason = null)
        : base(Text(method, retryAfter, budget, reason), method) => (RetryAfter, Budget) = (retryAfter, budget);

    /// <summary>
    /// The budget that is used up (<see cref="SlackCall.Partition"/>): the workspace or a hash of the token, the method, and for budgets of a channel its ID;
    /// null when it is not known.
    /// </summary>
    public string? Budget { get; }

    private static string Text(string method, TimeSpan? retryAfter, string? budget, string? reason)
    {
        var wait = retryAfter is { } time ? string.Create(CultureInfo.InvariantCulture, $"; it would have to wait {time.TotalSeconds:0.#} s") : "";
        return $"{method} was not sent: its budget {(budget is null ? "" : $"'{budget}' ")}does not allow it yet{wait}{(reason is null ? "" : $", and {reason}")}.";
    }
}
