using System.Globalization;

namespace SlackGen;

/// <summary>Reads the <c>Retry-After</c> header: the time that Slack asks to wait.</summary>
internal static class RetryAfterHeader
{
    /// <summary>
    /// Returns the wait that the header asks for, in seconds or as a date; null if it is missing or unreadable. A wait of less than 1 s or a date in the past
    /// counts as 1 s, and a wait is at most <see cref="SlackRetryOptions.MaxRetryAfter"/>.
    /// </summary>
    public static TimeSpan? TryRead(HttpResponseMessage httpResponse, SlackRetryOptions options, TimeProvider time)
    {
        // Most responses have none.
        if (!httpResponse.Headers.NonValidated.Contains("Retry-After") || Parse(httpResponse, time) is not { } wait)
        {
            return null;
        }

        var least = TimeSpan.FromSeconds(1);
        wait = wait < least ? least : wait;
        return Durations.Min(wait, options.MaxRetryAfter);
    }

    private static TimeSpan? Parse(HttpResponseMessage httpResponse, TimeProvider time)
    {
        if (httpResponse.Headers.RetryAfter?.Date is { } date)
        {
            return date - time.GetUtcNow();
        }

        return httpResponse.Headers.TryGetValues("Retry-After", out var values)
            && double.TryParse(values.First(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && double.IsFinite(seconds)
                ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(1).TotalSeconds))
                : null;
    }
}
