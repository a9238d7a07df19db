using System.Globalization;

namespace SlackGen;

/// <summary>Reads how long Slack asks to wait.</summary>
internal static class RetryAfterHeader
{
    /// <summary>
    /// Returns the wait that the header asks for, in seconds or as a date; null where it is missing or unreadable. Zero, a negative one or a date that is past
    /// counts as a second, and none is longer than the maximum.
    /// </summary>
    public static TimeSpan? TryRead(HttpResponseMessage answer, SlackRetryOptions options, TimeProvider time)
    {
        // Most responses have none.
        if (!answer.Headers.NonValidated.Contains("Retry-After") || Parse(answer, time) is not { } wait)
        {
            return null;
        }

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
