namespace SlackGen;

public static partial class SlackText
{
    /// <summary>Parses a text as Slack sends it: mentions, links, dates, emoji and the text between them. It never fails: what is no markup is text.</summary>
    /// <param name="text">The text of a message or of a text object with markup; null is an empty text.</param>
    /// <returns>
    /// The parts in reading order. Their sources together are the text. Emoji within code, which Slack does not show, are text. Two texts never follow each
    /// other.
    /// </returns>
    /// <remarks>The time is linear in the length of the text.</remarks>
    /// <example>
    /// <code>
    /// var mentioned = SlackText.Parse(message.Text).OfType&lt;SlackUserMention&gt;().Select(m => m.UserId);
    /// </code>
    /// </example>
    public static IReadOnlyList<SlackTextPart> Parse(string? text) => string.IsNullOrEmpty(text) ? [] : new MarkupParser(text).Parse();

    /// <summary>
    /// Converts a text as Slack sends it to plain text: mentions to names, links to their labels, entities to their characters. Marks of formatting, such as
    /// <c>*</c>, stay.
    /// </summary>
    /// <param name="text">The text; null is an empty text.</param>
    /// <param name="resolve">
    /// Returns the plain text of a part, such as the name of the user of a <see cref="SlackUserMention"/>; null for the default: the label, or an ID or URL if
    /// there is none.
    /// </param>
    /// <example>
    /// <code>
    /// var plain = SlackText.ToPlainText(message.Text, part => part is SlackUserMention user ? "@" + names[user.UserId] : null);
    /// </code>
    /// </example>
    public static string ToPlainText(string? text, Func<SlackTextPart, string?>? resolve = null) =>
        string.Concat(Parse(text).Select(part => resolve?.Invoke(part) ?? part.ToPlainText()));
}
