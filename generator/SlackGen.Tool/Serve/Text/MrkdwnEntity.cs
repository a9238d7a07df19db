namespace SlackGen.Tool.Serve;

/// <summary>Shows what stands in angle brackets in Slack's markup: links, mentions and dates.</summary>
internal static class MrkdwnEntity
{
    /// <summary>Gets the characters that Slack's markup escapes.</summary>
    public static IReadOnlyList<(string Escape, char Character)> Escapes { get; } = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&')];

    /// <param name="content">The text between the brackets.</param>
    /// <param name="names">The names of users and channels.</param>
    public static Html Show(string content, Names names)
    {
        var (target, label) = content.Split('|', 2) is [var first, var second] ? (first, Unescape(second)) : (content, null);
        return target switch
        {
            ['@', .. var user] => names.MentionUser(user, label),
            ['#', .. var channel] => names.MentionChannel(channel, label),
            ['!', .. var command] => ShowCommand(command, label, names),
            _ => Link(Unescape(target), label is { Length: > 0 } ? label : Unescape(target)),
        };
    }

    /// <summary>Shows a link, or its text alone if it does not lead to the web.</summary>
    public static Html Link(string? url, string? label) => SafeUrl.ForLink(url) is { } safe
        ? Html.Format($"""<a href="{safe}" target="_blank" rel="noopener noreferrer">{label}</a>""")
        : Html.Encode(label);

    public static string Unescape(string text)
    {
        foreach (var (escape, character) in Escapes)
        {
            text = text.Replace(escape, character.ToString(), StringComparison.Ordinal);
        }

        return text;
    }

    private static Html ShowCommand(string command, string? label, Names names) => command.Split('^') switch
    {
        ["date", var time, var template, .. var link] => SlackDate.Show(time, Unescape(template), link.FirstOrDefault(), label, names.Now),
        ["subteam", var group] => names.MentionUsergroup(group, label),
        [var group and ("here" or "channel" or "everyone")] => Names.MentionGroup(group),
        _ => Html.Encode(label ?? $"<{command}>"),
    };
}
