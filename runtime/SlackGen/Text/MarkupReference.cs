using System.Globalization;

namespace SlackGen;

/// <summary>Reads what stands in angle brackets.</summary>
internal static class MarkupReference
{
    /// <summary>Reads a mention, link or date.</summary>
    /// <param name="source">The markup with its brackets, <c>&lt;@U012AB3CD&gt;</c>.</param>
    /// <returns>The part; null if it refers to nothing.</returns>
    public static SlackTextPart? Read(string source)
    {
        var content = source[1..^1];
        var bar = content.IndexOf('|', StringComparison.Ordinal);
        var target = bar < 0 ? content : content[..bar];
        var label = bar < 0 || bar == content.Length - 1 ? null : SlackText.Unescape(content[(bar + 1)..]);
        return target switch
        {
            "" or "@" or "#" or "!" => null,
            ['@', .. var user] => new SlackUserMention(source, user, label),
            ['#', .. var channel] => new SlackChannelLink(source, channel, label),
            ['!', .. var command] => ReadCommand(source, command, label),
            ['m', 'a', 'i', 'l', 't', 'o', ':', .. var address] => new SlackEmailLink(source, SlackText.Unescape(address), label),
            _ => new SlackLink(source, SlackText.Unescape(target), label),
        };
    }

    private static SlackTextPart ReadCommand(string source, string command, string? label) => command.Split('^', 4) switch
    {
        ["here" or "channel" or "everyone"] => new SlackBroadcastMention(source, command),
        ["subteam", { Length: > 0 } group] => new SlackUserGroupMention(source, group, label),
        ["date", var seconds, { Length: > 0 } format, .. var link] when ReadTime(seconds) is { } time =>
            new SlackDate(source, time, SlackText.Unescape(format), link is [{ Length: > 0 } url] ? SlackText.Unescape(url) : null, label),
        _ => new SlackUnknownMarkup(source, SlackText.Unescape(command), label),
    };

    private static DateTimeOffset? ReadTime(string seconds) =>
        long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && value <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;
}
