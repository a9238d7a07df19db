using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>A query of <c>search.messages</c>: words that all have to occur, the modifiers <c>in:</c> and <c>from:</c>, and any of these with <c>-</c>, which excludes.</summary>
/// <param name="Wanted">The words, all of which have to occur, and the places and authors, of which one has to be that of the message unless there are none.</param>
/// <param name="Excluded">The words that must not occur, and the places and authors that must not be those of the message.</param>
internal sealed partial record SearchQuery(SearchQuery.Terms Wanted, SearchQuery.Terms Excluded)
{
    private const string Me = "me";

    public static SearchQuery Parse(string query)
    {
        var (wanted, excluded) = (new Terms(), new Terms());
        foreach (Match match in Term().Matches(query))
        {
            var value = match.Groups["phrase"] is { Success: true, Value: var phrase } ? phrase : match.Groups["word"].Value;
            var terms = match.Groups["not"].Success ? excluded : wanted;
            var name = value.Trim('<', '>').TrimStart('#', '@');
            switch (match.Groups["modifier"].Value)
            {
                case "in":
                    terms.Places.Add(name);
                    break;
                case "from":
                    terms.Authors.Add(name);
                    break;
                default:
                    terms.Words.Add(value);
                    break;
            }
        }

        return new SearchQuery(wanted, excluded);
    }

    /// <summary>Returns whether a message is what the query looks for.</summary>
    /// <param name="state">The state.</param>
    /// <param name="channel">The channel of the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="searcher">The user who searches.</param>
    public bool Matches(WorkspaceState state, ChannelEntity channel, MessageEntity message, UserEntity searcher) =>
        (Wanted.Places.Count == 0 || Wanted.Places.Exists(p => IsIn(channel, p)))
        && (Wanted.Authors.Count == 0 || Wanted.Authors.Exists(a => IsBy(state, message, a, searcher)))
        && Wanted.Words.TrueForAll(w => Has(message, w))
        && !Excluded.Places.Exists(p => IsIn(channel, p))
        && !Excluded.Authors.Exists(a => IsBy(state, message, a, searcher))
        && !Excluded.Words.Exists(w => Has(message, w));

    /// <summary>Returns a text with the characters that Slack puts around the words that match.</summary>
    public string Highlight(string text) => Wanted.Words.Count == 0
        ? text
        : Regex.Replace(text, string.Join('|', Wanted.Words.Select(Regex.Escape)), "\uE000$0\uE001", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static bool IsIn(ChannelEntity channel, string place) => place == channel.Id || place == channel.Name;

    private static bool Has(MessageEntity message, string word) => message.Text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsBy(WorkspaceState state, MessageEntity message, string author, UserEntity searcher) =>
        message.UserId is { } id
        && (author == id || (author == Me && id == searcher.Id) || (state.Users.TryGetValue(id, out var user) && user.Name == author));

    [GeneratedRegex("""(?<not>-)?(?:(?<modifier>in|from):)?(?:"(?<phrase>[^"]+)"|(?<word>\S+))""")]
    private static partial Regex Term();

    /// <summary>The parts of a query: words and quoted phrases, channels by name or ID, and users by handle or ID.</summary>
    internal sealed class Terms
    {
        public List<string> Words { get; } = [];

        public List<string> Places { get; } = [];

        public List<string> Authors { get; } = [];
    }
}
