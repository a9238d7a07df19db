using System.Globalization;
using System.Text;

namespace SlackGen;

/// <summary>The formats of dates in markup.</summary>
internal static class MarkupDate
{
    private const string Tokens = "{date_num}, {date}, {date_short}, {date_long}, {date_pretty}, {date_short_pretty}, {date_long_pretty}, {time}, {time_secs} and {ago}";

    /// <summary>Formats a moment in UTC, as a client would that knows no time zone and no current time.</summary>
    /// <exception cref="ArgumentException">The format has an unknown token, a brace without its counterpart, <c>^</c> or <c>|</c>.</exception>
    public static string Format(DateTimeOffset time, string format)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (format.Length == 0 || format.AsSpan().IndexOfAny("^|\r\n") >= 0)
        {
            throw new ArgumentException("The format of a date is one line with at least one character, and without '^' and '|'.", nameof(format));
        }

        var shown = new StringBuilder(format.Length + 16);
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '{' && format.IndexOf('}', i) is var end and > 0)
            {
                var pattern = Pattern(format[(i + 1)..end])
                    ?? throw new ArgumentException($"Slack does not know '{format[i..(end + 1)]}' in dates. The tokens are {Tokens}.", nameof(format));
                shown.Append(time.UtcDateTime.ToString(pattern, CultureInfo.InvariantCulture));
                i = end;
            }
            else
            {
                shown.Append(format[i] is '{' or '}' ? throw new ArgumentException("The format of a date has a brace without its counterpart.", nameof(format)) : format[i]);
            }
        }

        return shown.Append(" UTC").ToString();
    }

    private static string? Pattern(string token) => token switch
    {
        "date_num" => "yyyy-MM-dd",
        "date" or "date_pretty" => "MMMM d, yyyy",
        "date_short" or "date_short_pretty" => "MMM d, yyyy",
        "date_long" or "date_long_pretty" => "dddd, MMMM d, yyyy",
        "time" => "HH:mm",
        "time_secs" => "HH:mm:ss",
        "ago" => "yyyy-MM-dd HH:mm",
        _ => null,
    };
}
