using System.Globalization;
using System.Text.RegularExpressions;

namespace SlackGen.Tool.Serve;

/// <summary>Shows moments as Slack does: in mentions of dates, and beside messages. All are in UTC.</summary>
internal static partial class SlackDate
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Shows a moment by a template, <c>{date_short} at {time}</c>.</summary>
    /// <param name="unixTime">The moment as Unix time.</param>
    /// <param name="template">The template. Tokens that the page does not know stay as they are.</param>
    /// <param name="url">The URL of a link; null for none.</param>
    /// <param name="fallback">The text for a moment that is not a time.</param>
    /// <param name="now">The current time, for names of days and the like.</param>
    public static Html Show(string? unixTime, string? template, string? url, string? fallback, DateTimeOffset now)
    {
        if (!double.TryParse(unixTime, NumberStyles.Float, Culture, out var seconds) || seconds is not (> -60_000_000_000 and < 250_000_000_000))
        {
            return Html.Encode(fallback ?? unixTime);
        }

        var moment = DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000));
        var text = Token().Replace(template ?? "{date_short_pretty} at {time}", token => Format(token.Groups["name"].Value, moment, now) ?? token.Value);
        var time = Html.Format($"""<time datetime="{moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", Culture)}" title="{moment.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", Culture)}">{text}</time>""");
        return SafeUrl.ForLink(url) is { } link ? Html.Format($"""<a href="{link}" target="_blank" rel="noopener noreferrer">{time}</a>""") : time;
    }

    /// <summary>Shows the time of day of a message.</summary>
    public static Html ShowTime(string ts, DateTimeOffset now) => Show(ts, "{time}", null, ts, now);

    /// <summary>Returns the day of a message, <c>Monday, March 3rd</c>.</summary>
    public static string Day(string ts, DateTimeOffset now)
    {
        var moment = Parse(ts);
        return Pretty(moment, now) ?? $"{moment.ToString("dddd, MMMM", Culture)} {Ordinal(moment.Day)}{(moment.Year == now.Year ? "" : moment.ToString(", yyyy", Culture))}";
    }

    /// <summary>Returns the moment of a timestamp; the epoch if it is not one.</summary>
    public static DateTimeOffset Parse(string ts) => double.TryParse(ts, NumberStyles.Float, Culture, out var seconds) && seconds is > 0 and < 250_000_000_000
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
        : DateTimeOffset.UnixEpoch;

    private static string? Format(string token, DateTimeOffset moment, DateTimeOffset now) => token switch
    {
        "date_num" => moment.ToString("yyyy-MM-dd", Culture),
        "date_slash" => moment.ToString("MM/dd/yyyy", Culture),
        "date" => $"{moment.ToString("MMMM", Culture)} {Ordinal(moment.Day)}, {moment.Year.ToString(Culture)}",
        "date_short" => moment.ToString("MMM d, yyyy", Culture),
        "date_long" => $"{moment.ToString("dddd, MMMM", Culture)} {Ordinal(moment.Day)}, {moment.Year.ToString(Culture)}",
        "date_pretty" => Pretty(moment, now) ?? Format("date", moment, now),
        "date_short_pretty" => Pretty(moment, now) ?? Format("date_short", moment, now),
        "date_long_pretty" or "day_divider_pretty" => Pretty(moment, now) ?? Format("date_long", moment, now),
        "date_long_full" => Format("date_long", moment, now),
        "time" => moment.ToString("h:mm tt", Culture),
        "time_secs" => moment.ToString("h:mm:ss tt", Culture),
        "ago" => Ago(now - moment),
        _ => null,
    };

    private static string? Pretty(DateTimeOffset moment, DateTimeOffset now) => (moment.UtcDateTime.Date - now.UtcDateTime.Date).Days switch
    {
        -1 => "yesterday",
        0 => "today",
        1 => "tomorrow",
        _ => null,
    };

    private static string Ago(TimeSpan age)
    {
        var size = age.Duration();
        var (count, unit) = size switch
        {
            { TotalMinutes: < 1 } => ((int)size.TotalSeconds, "second"),
            { TotalHours: < 1 } => ((int)size.TotalMinutes, "minute"),
            { TotalDays: < 1 } => ((int)size.TotalHours, "hour"),
            _ => ((int)size.TotalDays, "day"),
        };
        var amount = string.Create(Culture, $"{count} {unit}{(count == 1 ? "" : "s")}");
        return age < TimeSpan.Zero ? "in " + amount : amount + " ago";
    }

    private static string Ordinal(int day) => day.ToString(Culture) + (day is >= 11 and <= 13 ? "th" : (day % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });

    [GeneratedRegex(@"\{(?<name>[a-z_]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
