namespace SlackGen.Resilience.Tests.Faults;

/// <summary>
/// The outcome of a call, and in parentheses how many requests the server saw of it: <c>response (2)</c>, <c>ratelimited (3)</c> for a
/// <see cref="SlackApiException"/> with that code, <c>HTTP 503 (1)</c> for a <see cref="SlackException"/> with that status, or the exception's type.
/// </summary>
/// <param name="Once">When the first request meets the fault.</param>
/// <param name="Always">When every request does.</param>
public sealed record Outcomes(string Once, string Always)
{
    public static string Describe(Exception? failure, int requests)
    {
        var ending = failure switch
        {
            null => "response",
            SlackApiException api => api.Code,
            SlackException { StatusCode: { } status } => $"HTTP {(int)status}",
            _ => failure.GetType().Name,
        };
        return $"{ending} ({requests})";
    }
}
