using System.Buffers;

namespace SlackGen;

/// <summary>Provides methods for text with Slack's markup: escaping, mentions, links and dates, and reading what Slack sends.</summary>
public static partial class SlackText
{
    internal static readonly SearchValues<char> Special = SearchValues.Create("&<>");

    /// <summary>
    /// Escapes text that is not markup, such as what a person typed: <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> become entities, so that the text cannot mention
    /// people or channels, and cannot show a link under another text.
    /// </summary>
    /// <param name="text">The text; null is an empty text.</param>
    /// <returns>The text as markup that shows it.</returns>
    /// <remarks>
    /// Slack has no escape for <c>*</c>, <c>_</c>, <c>~</c> and backticks, which format text, and links URLs in text; <see cref="Types.Mrkdwn.Verbatim"/> turns
    /// the links off. Text that must be shown as it stands belongs into a <see cref="Types.PlainText"/> or a <see cref="Types.RichTextText"/>.
    /// </remarks>
    /// <example>
    /// <code>
    /// Text = $"*{SlackText.Escape(command.Text)}* is deployed"
    /// </code>
    /// </example>
    public static string Escape(string? text) => text is null ? "" : text.AsSpan().IndexOfAny(Special) < 0 ? text
        : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Replaces the entities of <see cref="Escape"/> with their characters. Other entities stay.</summary>
    /// <param name="text">The escaped text; null is an empty text.</param>
    /// <returns>The text as readers see it. <see cref="ToPlainText"/> also replaces mentions and links.</returns>
    public static string Unescape(string? text) => text is null ? "" : !text.Contains('&', StringComparison.Ordinal) ? text
        : text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>
    /// Creates markup from an interpolated string. The string itself is markup. The values in it are text and are escaped, unless they are
    /// <see cref="SlackMarkup"/>. Alignment and format apply; the culture is invariant.
    /// </summary>
    /// <param name="markup">The interpolated string.</param>
    /// <returns>The markup, which converts to a string.</returns>
    /// <remarks>
    /// A conditional expression of <see cref="SlackMarkup"/> and <see cref="string"/> is a string, which is escaped. Slack has no escape for <c>*</c>,
    /// <c>_</c>, <c>~</c> and backticks: values that contain them can change the format of the text. URLs in values become links, but values cannot mention.
    /// </remarks>
    /// <example>
    /// <code>
    /// Text = SlackText.Mrkdwn($"*{command.Text}* was deployed by {SlackText.User(command.UserId)}")
    /// </code>
    /// </example>
    public static SlackMarkup Mrkdwn(ref SlackMarkupHandler markup) => new(markup.ToStringAndClear());
}
