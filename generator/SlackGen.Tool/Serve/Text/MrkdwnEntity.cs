using System.Globalization;

namespace SlackGen.Tool.Serve;

/// <summary>Shows what stands in angle brackets in Slack's markup: links, mentions and dates.</summary>
internal static class MrkdwnEntity
{
    /// <summary>Gets the characters that Slack's markup escapes.</summary>
    public static IReadOnlyList<(string Escape, char Character)> Escapes { get; } = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&')];

    /// <summary>Returns the part of a text that begins with the bracket at an index; null if none begins there.</summary>
    public static SlackTextPart? FindAt(string text, int at) =>
        text.AsSpan(at + 1).IndexOfAny('<', '>') is var length and > 0 && text[at + 1 + length] == '>' ? SlackText.Parse(text.Substring(at, length + 2))[0] : null;

    /// <param name="part">The part.</param>
    /// <param name="names">The names of users and channels.</param>
    public static Html Show(SlackTextPart part, Names names) => part switch
    {
        SlackUserMention user => names.MentionUser(user.UserId, user.Label),
        SlackChannelLink channel => names.MentionChannel(channel.ChannelId, channel.Label),
        SlackUserGroupMention group => names.MentionUsergroup(group.UserGroupId, group.Label),
        SlackBroadcastMention broadcast => Names.MentionGroup(broadcast.Range),
        SlackGen.SlackDate date => SlackDate.Show(date.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), date.Format, date.Url, date.Fallback, names.Now),
        SlackLink link => Link(link.Url, link.Label ?? link.Url),
        SlackEmailLink email => Link("mailto:" + email.Address, email.Label ?? email.Address),
        SlackUnknownMarkup { Label: { } label } => Html.Encode(label),
        _ => Html.Encode(SlackText.Unescape(part.Source)),
    };

    /// <summary>Shows a link, or its text alone if it does not lead to the web.</summary>
    public static Html Link(string? url, string? label) => SafeUrl.ForLink(url) is { } safe
        ? Html.Format($"""<a href="{safe}" target="_blank" rel="noopener noreferrer">{label}</a>""")
        : Html.Encode(label);
}
