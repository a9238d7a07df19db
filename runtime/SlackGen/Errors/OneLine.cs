using System.Globalization;
using System.Text;

namespace SlackGen;

/// <summary>Makes text that came over the network fit for a message, a log line or a tag: one line, no longer than it may be.</summary>
internal static class OneLine
{
    /// <summary>Returns the text with a blank for each control character, cut to a length. Text that is so already is returned itself.</summary>
    public static string Of(string text, int maxLength)
    {
        var isShort = text.Length <= maxLength;
        if (isShort && !text.Any(Breaks))
        {
            return text;
        }

        // A pair of surrogates is not torn.
        var length = isShort ? text.Length : char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        var line = new StringBuilder(length + 1);
        foreach (var c in text.AsSpan(0, length))
        {
            line.Append(Breaks(c) ? ' ' : c);
        }

        return (isShort ? line : line.Append('…')).ToString();
    }

    // The last two ranges turn the direction of the text that follows.
    private static bool Breaks(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
