using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>Turns what a person types into Slack's markup. The caller holds the gate.</summary>
internal static partial class PersonText
{
    /// <summary>Returns the text with references: <c>@handle</c>, <c>#channel</c> and <c>@here</c> become <c>&lt;@U1&gt;</c>, <c>&lt;#C1&gt;</c> and <c>&lt;!here&gt;</c>.</summary>
    public static string ToMarkup(WorkspaceState state, string typed) => Replace(state, typed, withNames: false);

    /// <summary>Returns the text of a command that escapes references: <c>@handle</c> becomes <c>&lt;@U1|handle&gt;</c>.</summary>
    public static string ToCommandText(WorkspaceState state, string typed) => Replace(state, typed, withNames: true);

    private static string Replace(WorkspaceState state, string typed, bool withNames) => Reference().Replace(typed, found =>
    {
        var name = found.Groups["name"].Value;
        if (found.Groups["mark"].Value == "#")
        {
            var channel = state.Channels.Values.FirstOrDefault(c => !c.IsDirect && c.Name == name);
            return channel is null ? found.Value : withNames ? $"<#{channel.Id}|{name}>" : $"<#{channel.Id}>";
        }

        if (name is "here" or "channel" or "everyone")
        {
            return $"<!{name}>";
        }

        var user = state.Users.Values.FirstOrDefault(u => u.Name == name);
        return user is null ? found.Value : withNames ? $"<@{user.Id}|{name}>" : $"<@{user.Id}>";
    });

    // A name in angle brackets is markup of the caller's own.
    [GeneratedRegex(@"(?<![\w<@#!|])(?<mark>[@#])(?<name>[a-z0-9][a-z0-9._-]*[a-z0-9_-]|[a-z0-9])")]
    private static partial Regex Reference();
}
