using System.Globalization;

namespace SlackGen;

/// <summary>The exception for a call that was not sent because its rate tier does not allow it yet, or not within the time that it may wait.</summary>
public sealed class SlackRateLimitedException : SlackException
{
    /// <summary>Initializes an exception.</summary>
    /// <param name="method">The method.</param>
    /// <param name="retryAfter">The time that the call would have to wait; null if it is not known.</param>
    /// <param name="budget">The exhausted budget; null if it is not known.</param>
    /// <param name="reason">The reason why the call did not wait, as the end of a sentence; null if it was not meant to wait.</param>
    public SlackRateLimitedException(string method, TimeSpan? retryAfter, string? budget = null, string? reason = null)
        : base(Text(method, retryAfter, budget, reason), method) => (RetryAfter, Budget) = (retryAfter, budget);

    /// <summary>
    /// Gets the exhausted budget (<see cref="SlackCall.Partition"/>): the workspace or a hash of the token, the method and, for budgets by channel, the
    /// channel's ID; null if it is not known.
    /// </summary>
    public string? Budget { get; }

    private static string Text(string method, TimeSpan? retryAfter, string? budget, string? reason)
    {
        var wait = retryAfter is { } time ? string.Create(CultureInfo.InvariantCulture, $"; it would have to wait {time.TotalSeconds:0.#} s") : "";
        return $"{method} was not sent: its budget {(budget is null ? "" : $"'{budget}' ")}does not allow it yet{wait}{(reason is null ? "" : $", and {reason}")}.";
    }
}
