using System.Globalization;

namespace SlackGen;

/// <summary>Represents text between other parts. Marks of formatting, such as <c>*</c>, belong to it.</summary>
public sealed record SlackPlainTextPart : SlackTextPart
{
    internal SlackPlainTextPart(string source) : base(source) => Text = SlackText.Unescape(source);

    /// <summary>Gets the text, unescaped.</summary>
    public string Text { get; }

    internal override string ToPlainText() => Text;
}

/// <summary>Represents a mention of a user: <c>&lt;@U012AB3CD&gt;</c>.</summary>
public sealed record SlackUserMention : SlackTextPart
{
    internal SlackUserMention(string source, string userId, string? label) : base(source) => (UserId, Label) = (userId, label);

    /// <summary>Gets the ID of the user.</summary>
    public string UserId { get; }

    /// <summary>Gets the name of the user at the time of the message; null if the message has none.</summary>
    public string? Label { get; }

    internal override string ToPlainText() => "@" + (Label?.TrimStart('@') ?? UserId);
}

/// <summary>Represents a link to a conversation: <c>&lt;#C123ABC456|general&gt;</c>.</summary>
public sealed record SlackChannelLink : SlackTextPart
{
    internal SlackChannelLink(string source, string channelId, string? label) : base(source) => (ChannelId, Label) = (channelId, label);

    /// <summary>Gets the ID of the conversation.</summary>
    public string ChannelId { get; }

    /// <summary>Gets the name of the conversation at the time of the message; null if the message has none.</summary>
    public string? Label { get; }

    internal override string ToPlainText() => "#" + (Label?.TrimStart('#') ?? ChannelId);
}

/// <summary>Represents a mention of a user group: <c>&lt;!subteam^SAZ94GDB8&gt;</c>.</summary>
public sealed record SlackUserGroupMention : SlackTextPart
{
    internal SlackUserGroupMention(string source, string userGroupId, string? label) : base(source) => (UserGroupId, Label) = (userGroupId, label);

    /// <summary>Gets the ID of the user group.</summary>
    public string UserGroupId { get; }

    /// <summary>Gets the handle of the user group at the time of the message; null if the message has none.</summary>
    public string? Label { get; }

    internal override string ToPlainText() => "@" + (Label?.TrimStart('@') ?? UserGroupId);
}

/// <summary>Represents a mention of many people at once: <c>&lt;!here&gt;</c>.</summary>
public sealed record SlackBroadcastMention : SlackTextPart
{
    internal SlackBroadcastMention(string source, string range) : base(source) => Range = range;

    /// <summary>Gets the people who are notified: <c>here</c>, <c>channel</c> or <c>everyone</c>.</summary>
    public string Range { get; }

    internal override string ToPlainText() => "@" + Range;
}

/// <summary>Represents a link: <c>&lt;https://example.com|label&gt;</c>.</summary>
public sealed record SlackLink : SlackTextPart
{
    internal SlackLink(string source, string url, string? label) : base(source) => (Url, Label) = (url, label);

    /// <summary>Gets the URL, unescaped.</summary>
    public string Url { get; }

    /// <summary>Gets the text of the link, unescaped; null if the URL is shown.</summary>
    public string? Label { get; }

    internal override string ToPlainText() => Label ?? Url;
}

/// <summary>Represents a link that writes an e-mail: <c>&lt;mailto:ada@example.com|Ada&gt;</c>.</summary>
public sealed record SlackEmailLink : SlackTextPart
{
    internal SlackEmailLink(string source, string address, string? label) : base(source) => (Address, Label) = (address, label);

    /// <summary>Gets the e-mail address, unescaped.</summary>
    public string Address { get; }

    /// <summary>Gets the text of the link, unescaped; null if the address is shown.</summary>
    public string? Label { get; }

    internal override string ToPlainText() => Label ?? Address;
}

/// <summary>Represents a date that each reader sees in the local time zone: <c>&lt;!date^1392734382^{date}|February 18th, 2014&gt;</c>.</summary>
public sealed record SlackDate : SlackTextPart
{
    internal SlackDate(string source, DateTimeOffset time, string format, string? url, string? fallback) : base(source) =>
        (Time, Format, Url, Fallback) = (time, format, url, fallback);

    /// <summary>Gets the moment, in UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Gets the text to show, with tokens such as <c>{date_short}</c>, unescaped.</summary>
    public string Format { get; }

    /// <summary>Gets the URL that a click opens, unescaped; null for none.</summary>
    public string? Url { get; }

    /// <summary>Gets the text for clients that cannot show the date, unescaped; null for none.</summary>
    public string? Fallback { get; }

    internal override string ToPlainText() => Fallback ?? Time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}

/// <summary>Represents an emoji: <c>:wave::skin-tone-2:</c>.</summary>
public sealed record SlackEmoji : SlackTextPart
{
    internal SlackEmoji(string source, string name, int? skinTone) : base(source) => (Name, SkinTone) = (name, skinTone);

    /// <summary>Gets the name, without colons and without the skin tone.</summary>
    public string Name { get; }

    /// <summary>Gets the skin tone, from 2 to 6; null for none.</summary>
    public int? SkinTone { get; }

    internal override string ToPlainText() => Source;
}

/// <summary>Represents markup that begins with <c>!</c> and is none of the other parts: <c>&lt;!subscribe^1|label&gt;</c>.</summary>
public sealed record SlackUnknownMarkup : SlackTextPart
{
    internal SlackUnknownMarkup(string source, string command, string? label) : base(source) => (Command, Label) = (command, label);

    /// <summary>Gets what stands between the <c>!</c> and the label, unescaped.</summary>
    public string Command { get; }

    /// <summary>Gets the text to show, unescaped; null for none.</summary>
    public string? Label { get; }

    internal override string ToPlainText() => Label ?? SlackText.Unescape(Source);
}
