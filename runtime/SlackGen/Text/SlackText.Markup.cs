using System.Buffers;
using System.Text;

namespace SlackGen;

public static partial class SlackText
{
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <summary>Gets a mention of the active members of the channel: <c>@here</c>.</summary>
    public static SlackMarkup AtHere => new("<!here>");

    /// <summary>Gets a mention of all members of the channel: <c>@channel</c>.</summary>
    public static SlackMarkup AtChannel => new("<!channel>");

    /// <summary>Gets a mention of all members of the workspace's general channel: <c>@everyone</c>.</summary>
    public static SlackMarkup AtEveryone => new("<!everyone>");

    /// <summary>Creates a mention of a user, who is notified.</summary>
    /// <param name="userId">The ID of the user, which begins with U or W.</param>
    /// <exception cref="ArgumentException">The text is not the ID of a user.</exception>
    public static SlackMarkup User(string userId) => new($"<@{CheckId(userId, "UW", "a user", nameof(userId))}>");

    /// <summary>Creates a mention of a user group, whose members are notified.</summary>
    /// <param name="userGroupId">The ID of the user group, which begins with S.</param>
    /// <exception cref="ArgumentException">The text is not the ID of a user group.</exception>
    public static SlackMarkup UserGroup(string userGroupId) => new($"<!subteam^{CheckId(userGroupId, "S", "a user group", nameof(userGroupId))}>");

    /// <summary>Creates a link to a conversation, which shows its name.</summary>
    /// <param name="channelId">The ID of the conversation, which begins with C, D or G.</param>
    /// <exception cref="ArgumentException">The text is not the ID of a conversation.</exception>
    public static SlackMarkup Channel(string channelId) => new($"<#{CheckId(channelId, "CDG", "a conversation", nameof(channelId))}>");

    /// <summary>Creates a link.</summary>
    /// <param name="url">The absolute URL. Characters that would end the link are percent-encoded.</param>
    /// <param name="label">The text of the link, which is escaped; null or empty shows the URL.</param>
    /// <exception cref="ArgumentException">The URL is not absolute.</exception>
    public static SlackMarkup Link(string url, string? label = null) => CreateLink(CheckUrl(url, nameof(url)), label);

    /// <summary>Creates a link that writes an e-mail.</summary>
    /// <param name="address">The e-mail address.</param>
    /// <param name="label">The text of the link, which is escaped; null or empty shows the address.</param>
    /// <exception cref="ArgumentException">The address has no <c>@</c>, or has white space.</exception>
    public static SlackMarkup Email(string address, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.Contains('@', StringComparison.Ordinal) || address.Any(char.IsWhiteSpace))
        {
            throw new ArgumentException("This is not an e-mail address such as 'ada@example.com'.", nameof(address));
        }

        return CreateLink("mailto:" + EncodeUrl(address), string.IsNullOrEmpty(label) ? address : label);
    }

    /// <summary>Creates a date that each reader sees in the local time zone.</summary>
    /// <param name="time">The moment, with a precision of one second.</param>
    /// <param name="format">
    /// The text to show, in which these tokens are replaced: <c>{date_num}</c>, <c>{date}</c>, <c>{date_short}</c>, <c>{date_long}</c>, <c>{date_pretty}</c>,
    /// <c>{date_short_pretty}</c>, <c>{date_long_pretty}</c>, <c>{time}</c>, <c>{time_secs}</c> and <c>{ago}</c>.
    /// </param>
    /// <param name="url">The absolute URL that a click opens; null for none.</param>
    /// <param name="fallback">The text for clients that cannot show the date; null for the date in UTC.</param>
    /// <exception cref="ArgumentException">The format has an unknown token, a brace without its counterpart, <c>^</c> or <c>|</c>, or the URL is not absolute.</exception>
    public static SlackMarkup Date(DateTimeOffset time, string format = "{date_short_pretty} at {time}", string? url = null, string? fallback = null)
    {
        var shown = MarkupDate.Format(time, format);
        var link = url is null ? "" : "^" + CheckUrl(url, nameof(url)).Replace("^", "%5E", StringComparison.Ordinal);
        return new(FormattableString.Invariant($"<!date^{time.ToUnixTimeSeconds()}^{Escape(format)}{link}|{EscapeLabel(string.IsNullOrEmpty(fallback) ? shown : fallback)}>"));
    }

    /// <summary>Joins markup.</summary>
    /// <param name="separator">The text between two parts, which is escaped.</param>
    /// <param name="parts">The parts.</param>
    public static SlackMarkup Join(string? separator, IEnumerable<SlackMarkup> parts) => new(string.Join(Escape(separator), parts.Select(p => p.Value)));

    private static SlackMarkup CreateLink(string url, string? label) => new(string.IsNullOrEmpty(label) ? $"<{url}>" : $"<{url}|{EscapeLabel(label)}>");

    private static string CheckId(string id, string prefixes, string kind, string parameter)
    {
        ArgumentNullException.ThrowIfNull(id, parameter);
        return id.Length > 1 && prefixes.Contains(id[0], StringComparison.Ordinal) && id.AsSpan().IndexOfAnyExcept(IdCharacters) < 0
            ? id
            : throw new ArgumentException($"This is not the ID of {kind}: such an ID begins with {string.Join(" or ", prefixes.ToCharArray())} and has capital letters and digits only.", parameter);
    }

    // Without a scheme, a URL such as "!channel" would be a mention. A URL may hold a secret, so it is not in the message.
    private static string CheckUrl(string url, string parameter)
    {
        ArgumentNullException.ThrowIfNull(url, parameter);
        var scheme = url.IndexOf(':', StringComparison.Ordinal);
        return scheme > 0 && char.IsAsciiLetter(url[0]) && !url.AsSpan(0, scheme).ContainsAnyExcept(SchemeCharacters)
            ? EncodeUrl(url)
            : throw new ArgumentException("This is not an absolute URL such as 'https://example.com'.", parameter);
    }

    private static string EncodeUrl(string url)
    {
        var encoded = new StringBuilder(url.Length + 16);
        foreach (var character in url)
        {
            _ = character switch
            {
                '&' => encoded.Append("&amp;"),
                '<' or '>' or '|' => encoded.Append(Uri.HexEscape(character)),
                <= ' ' => encoded.Append(Uri.HexEscape(character)),
                _ => encoded.Append(character),
            };
        }

        return encoded.ToString();
    }

    // A link stands in one line.
    private static string EscapeLabel(string label) => Escape(label.ReplaceLineEndings(" "));
}
