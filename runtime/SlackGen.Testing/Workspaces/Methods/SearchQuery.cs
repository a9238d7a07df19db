using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>A query of <c>search.messages</c>: words that all have to occur, <c>-words</c> that must not, and the modifiers <c>in:</c> and <c>from:</c>.</summary>
/// <param name="Words">The words and quoted phrases.</param>
/// <param name="Excluded">The words that must not occur.</param>
/// <param name="Places">The channels, by name or ID, of which one has to hold the message; empty for all.</param>
/// <param name="Authors">The users, by handle or ID, of whom one has to be the author; empty for all.</param>
internal sealed partial record SearchQuery(IReadOnlyList<string> Words, IReadOnlyList<string> Excluded, IReadOnlyList<string> Places, IReadOnlyList<string> Authors)
{
    private const string Me = "me";

    public static SearchQuery Parse(string query)
    {
        var (words, excluded, places, authors) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (Match match in Term().Matches(query))
        {
            var value = match.Groups["phrase"] is { Success: true, Value: var phrase } ? phrase : match.Groups["word"].Value;
            var target = match.Groups["modifier"].Value switch
            {
                "in" => places,
                "from" => authors,
                _ => match.Groups["not"].Success ? excluded : words,
            };
            target.Add(target == places || target == authors ? value.Trim('<', '>').TrimStart('#', '@') : value);
        }

        return new SearchQuery(words, excluded, places, authors);
    }

    /// <summary>Returns whether a message is what the query looks for.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel of the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="searcher">The user who searches.</param>
    public bool Matches(WorkspaceState state, ChannelEntity channel, MessageEntity message, UserEntity searcher) =>
        (Places.Count == 0 || Places.Any(p => p == channel.Id || p == channel.Name))
        && (Authors.Count == 0 || Authors.Any(a => IsBy(state, message, a, searcher)))
        && Words.All(w => message.Text.Contains(w, StringComparison.OrdinalIgnoreCase))
        && !Excluded.Any(w => message.Text.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns a text with the characters that Slack puts around the words that match.</summary>
    public string Highlight(string text) => Words.Count == 0
        ? text
        : Regex.Replace(text, string.Join('|', Words.Select(Regex.Escape)), "\uE000$0\uE001", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static bool IsBy(WorkspaceState state, MessageEntity message, string author, UserEntity searcher) =>
        message.UserId is { } id
        && (author == id || (author == Me && id == searcher.Id) || (state.Users.TryGetValue(id, out var user) && user.Name == author));

    [GeneratedRegex("""(?<not>-)?(?:(?<modifier>in|from):)?(?:"(?<phrase>[^"]+)"|(?<word>\S+))""")]
    private static partial Regex Term();
}
