using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>Turns what a person types into Slack's markup. Only channels that the person sees are found. The caller holds the gate.</summary>
internal static partial class PersonText
{
    /// <summary>Returns the text with references: <c>@handle</c>, <c>#channel</c> and <c>@here</c> become <c>&lt;@U1&gt;</c>, <c>&lt;#C1&gt;</c> and <c>&lt;!here&gt;</c>.</summary>
    public static string ToMarkup(WorkspaceState state, UserEntity person, string typed) =>
        Reference().Replace(typed, found => found.Groups["url"].Success ? found.Value : Refer(state, person, found, withNames: false));

    /// <summary>
    /// Returns the text of a command that escapes references: <c>@handle</c> becomes <c>&lt;@U1|handle&gt;</c>, and a URL <c>&lt;https://example.com&gt;</c>.
    /// </summary>
    public static string ToCommandText(WorkspaceState state, UserEntity person, string typed) =>
        Reference().Replace(typed, found => found.Groups["url"].Success ? $"<{found.Value}>" : Refer(state, person, found, withNames: true));

    private static string Refer(WorkspaceState state, UserEntity person, Match found, bool withNames)
    {
        var name = found.Groups["name"].Value;
        if (found.Groups["mark"].Value == "#")
        {
            var channel = ActChannel.VisibleTo(state, person).FirstOrDefault(c => !c.IsDirect && c.Name == name);
            return channel is null ? found.Value : withNames ? $"<#{channel.Id}|{name}>" : $"<#{channel.Id}>";
        }

        if (name is "here" or "channel" or "everyone")
        {
            return $"<!{name}>";
        }

        var user = state.Users.Values.FirstOrDefault(u => u.Name == name);
        return user is null ? found.Value : withNames ? $"<@{user.Id}|{name}>" : $"<@{user.Id}>";
    }

    // A name or a URL in angle brackets is markup of the caller's own, and the part of a URL after # is no channel.
    [GeneratedRegex(@"(?<![\w<@#!|])(?:(?<url>https?://[^\s<>|`]*[^\s<>|`.,;:!?)'""*_~])|(?<mark>[@#])(?<name>[a-z0-9][a-z0-9._-]*[a-z0-9_-]|[a-z0-9]))")]
    private static partial Regex Reference();
}
