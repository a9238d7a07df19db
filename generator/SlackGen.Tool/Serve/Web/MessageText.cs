using System.Text.RegularExpressions;

namespace SlackGen.Tool.Serve;

/// <summary>Writes what a person types as Slack's markup: <c>@name</c> and <c>#name</c> become mentions, and what has a meaning in the markup is escaped.</summary>
internal static partial class MessageText
{
    public static string Escape(string text, Names names) => Mention().Replace(
        SlackText.Escape(text),
        mention => Find(mention, names) ?? mention.Value);

    private static string? Find(Match mention, Names names)
    {
        var name = mention.Groups["name"].Value;
        return mention.Groups["sign"].Value == "#"
            ? names.Channels.FirstOrDefault(c => c.Value.Name == name) is { Key: { } channel } ? $"<#{channel}>" : null
            : name is "here" or "channel" or "everyone" ? $"<!{name}>"
            : names.Handles.TryGetValue(name, out var user) ? $"<@{user}>" : null;
    }

    [GeneratedRegex(@"(?<![\w@#])(?<sign>[@#])(?<name>[\w][\w.-]*\w|\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();
}
