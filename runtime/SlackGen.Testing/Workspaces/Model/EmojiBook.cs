namespace SlackGen.Testing;

/// <summary>The custom emoji.</summary>
internal sealed class EmojiBook
{
    /// <summary>Gets the URL of the picture, or <c>alias:</c> and the name of another emoji, by name.</summary>
    public SortedDictionary<string, string> Emoji { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the timestamp of the last change.</summary>
    public string Changed { get; set; } = "0000000000.000000";
}
