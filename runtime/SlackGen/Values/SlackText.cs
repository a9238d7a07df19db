using System.Buffers;

namespace SlackGen;

/// <summary>Provides methods for text with Slack's markup.</summary>
public static class SlackText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>");

    /// <summary>
    /// Escapes text that is not markup, such as what a person typed: <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> become entities, so that the text cannot mention
    /// people or channels and cannot form links.
    /// </summary>
    /// <param name="text">The text; null is an empty text.</param>
    /// <returns>The text as markup that shows it.</returns>
    /// <example>
    /// <code>
    /// Text = $"*{SlackText.Escape(command.Text)}* is deployed"
    /// </code>
    /// </example>
    public static string Escape(string? text) => text is null ? "" : text.AsSpan().IndexOfAny(Special) < 0 ? text
        : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
