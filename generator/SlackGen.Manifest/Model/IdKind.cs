namespace SlackGen.Manifest.Model;

/// <summary>A kind of ID, under <c>id_of</c>.</summary>
/// <param name="Word">The word in manifests.</param>
/// <param name="Description">The kind as messages name it: "a channel".</param>
/// <param name="Prefixes">The letters with which the IDs begin; empty for IDs that the app chooses.</param>
public sealed record IdKind(string Word, string Description, EquatableArray<string> Prefixes)
{
    /// <summary>Gets all kinds.</summary>
    public static IReadOnlyList<IdKind> All { get; } =
    [
        Create("app", "an app", "A"),
        Create("bot", "a bot", "B"),
        Create("canvas", "a canvas", "F"),
        Create("channel", "a conversation", "C", "G", "D"),
        Create("enterprise", "an organization", "E"),
        Create("file", "a file", "F"),
        Create("file_comment", "a comment on a file", "Fc"),
        Create("function", "a function", "Fn"),
        Create("list", "a list", "F"),
        Create("list_item", "an item of a list", "Rec"),
        Create("reminder", "a reminder", "Rm"),
        Create("team", "a workspace", "T", "E"),
        Create("user", "a user", "U", "W"),
        Create("usergroup", "a user group", "S"),
        Create("workflow", "a workflow", "Wf"),
        Create("action", "an element"),
        Create("block", "a block"),
        Create("callback", "a view, shortcut or function"),
    ];

    /// <summary>Returns the kind of a word; null for another word.</summary>
    public static IdKind? Find(string word) => All.FirstOrDefault(k => k.Word == word);

    /// <summary>
    /// Returns the kinds whose IDs look like a text; empty for a text that does not look like an ID. An ID is a prefix and at least seven more capital letters and
    /// digits, at least one of them a digit: words in capital letters, such as CHANGELOG, are none.
    /// </summary>
    public static IReadOnlyList<IdKind> Recognize(string text)
    {
        const int FewestAfterPrefix = 7;
        var prefix = All.SelectMany(k => k.Prefixes)
            .Where(p => text.StartsWith(p, StringComparison.Ordinal) && text.Length >= p.Length + FewestAfterPrefix && IsRest(text, p.Length))
            .OrderByDescending(p => p.Length)
            .FirstOrDefault();
        return prefix is null ? [] : All.Where(k => k.Prefixes.Contains(prefix)).ToList();
    }

    private static bool IsRest(string text, int start)
    {
        var hasDigit = false;
        for (var i = start; i < text.Length; i++)
        {
            var isDigit = text[i] is >= '0' and <= '9';
            if (!isDigit && text[i] is not (>= 'A' and <= 'Z'))
            {
                return false;
            }

            hasDigit |= isDigit;
        }

        return hasDigit;
    }

    private static IdKind Create(string word, string description, params string[] prefixes) => new(word, description, prefixes.ToEquatableArray());
}
