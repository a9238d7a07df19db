using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>The time of a reminder as a caller words it: the forms that Slack documents.</summary>
/// <param name="Seconds">The Unix time of the reminder, or of the first one.</param>
/// <param name="Recurrence">The interval that the words name, as in <c>every Thursday</c>; null for none.</param>
internal sealed partial record ReminderTime(long Seconds, JsonObject? Recurrence)
{
    private const long MaxRelative = 24 * 60 * 60;
    private const int MaxYears = 5;

    // The time of day at which Slack reminds of something that is due on a day.
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);

    /// <summary>Reads a number of seconds from now within 24 hours, seconds since 1970 within 5 years, or words such as <c>in 5 minutes</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="now">The time of the call in the time zone of the user.</param>
    /// <param name="zone">The time zone of the user.</param>
    /// <returns>The time; null if it cannot be understood, has passed or is too far away.</returns>
    public static ReminderTime? Parse(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number is > 0 and <= MaxRelative
                ? new ReminderTime(now.ToUnixTimeSeconds() + number, null)
                : number > now.ToUnixTimeSeconds() && number <= now.AddYears(MaxYears).ToUnixTimeSeconds() ? new ReminderTime(number, null) : null;
        }

        var words = text.Trim().ToLowerInvariant();
        return Relative().Match(words) is { Success: true } relative ? After(relative, now)
            : OnDay().Match(words) is { Success: true } day && words.Length > 0 ? At(day, now, zone)
            : null;
    }

    private static ReminderTime? After(Match match, DateTimeOffset now)
    {
        if (!int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is 0 or > 100_000)
        {
            return null;
        }

        var then = match.Groups["unit"].Value switch
        {
            "second" => now.AddSeconds(number),
            "minute" => now.AddMinutes(number),
            "hour" => now.AddHours(number),
            "day" => now.AddDays(number),
            _ => now.AddDays(7.0 * number),
        };
        return then <= now.AddYears(MaxYears) ? new ReminderTime(then.ToUnixTimeSeconds(), null) : null;
    }

    private static ReminderTime? At(Match match, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (TimeOfDay(match) is not { } time)
        {
            return null;
        }

        var today = now.Date;
        var isEvery = match.Groups["every"].Success;
        var weekday = match.Groups["weekday"] is { Success: true, Value: var name } ? Enum.Parse<DayOfWeek>(name, ignoreCase: true) : (DayOfWeek?)null;
        var date = match.Groups["day"].Value switch
        {
            "tomorrow" => today.AddDays(1),
            "next week" => Next(today, DayOfWeek.Monday),
            _ when weekday is { } day => Next(today, day),
            _ => today + time > now.DateTime ? today : today.AddDays(1),
        };
        var local = date + time;
        var recurrence = !isEvery ? null
            : weekday is { } repeated
                ? new JsonObject { ["frequency"] = "weekly", ["weekdays"] = new JsonArray(repeated.ToString().ToLowerInvariant()) }
                : new JsonObject { ["frequency"] = "daily" };
        return new ReminderTime(new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeSeconds(), recurrence);
    }

    // The next such day after today.
    private static DateTime Next(DateTime today, DayOfWeek day) => today.AddDays((((int)day - (int)today.DayOfWeek + 6) % 7) + 1);

    private static TimeSpan? TimeOfDay(Match match)
    {
        if (match.Groups["hour"] is not { Success: true, Value: var text })
        {
            return Morning;
        }

        var hour = int.Parse(text, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true, Value: var minutes } ? int.Parse(minutes, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value;
        if (minute > 59 || (half.Length > 0 ? hour is 0 or > 12 : hour > 23))
        {
            return null;
        }

        return TimeSpan.FromMinutes((((half.Length > 0 ? hour % 12 : hour) + (half == "pm" ? 12 : 0)) * 60) + minute);
    }

    [GeneratedRegex("""^in (?<number>\d{1,6}) (?<unit>second|minute|hour|day|week)s?$""")]
    private static partial Regex Relative();

    [GeneratedRegex(
        """
        ^(?:(?<every>every)\ day
            |(?:on\ |(?<every>every)\ )?(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)
            |(?<day>tomorrow|next\ week)
            |(?=at\ ))
        (?:\ ?\bat\ (?<hour>\d{1,2})(?::(?<minute>\d\d))?\ ?(?<half>am|pm)?)?$
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OnDay();
}
