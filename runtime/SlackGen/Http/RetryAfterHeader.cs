using System.Globalization;

namespace SlackGen;

/// <summary>Reads how long Slack asks to wait.</summary>
internal static class RetryAfterHeader
{
    /// <summary>
    /// The wait of an answer with HTTP 429: seconds or a date; a missing or unreadable one counts as the default, zero, a negative one or a date that is
    /// past as a second, and none is longer than the maximum.
    /// </summary>
    public static TimeSpan Read(HttpResponseMessage answer, SlackRetryOptions options, TimeProvider time)
    {
        var wait = Parse(answer, time) ?? options.DefaultRetryAfter;
        var least = TimeSpan.FromSeconds(1);
        wait = wait < least ? least : wait;
        return wait < options.MaxRetryAfter ? wait : options.MaxRetryAfter;
    }

    private static TimeSpan? Parse(HttpResponseMessage answer, TimeProvider time)
    {
        if (answer.Headers.RetryAfter?.Date is { } date)
        {
            return date - time.GetUtcNow();
        }

        return answer.Headers.TryGetValues("Retry-After", out var values)
            && double.TryParse(values.First(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && double.IsFinite(seconds)
                ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(1).TotalSeconds))
                : null;
    }
}
