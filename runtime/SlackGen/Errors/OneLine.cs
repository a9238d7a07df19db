using System.Globalization;
using System.Text;

namespace SlackGen;

/// <summary>Converts text from the network to one line of limited length, for messages, logs and tags.</summary>
internal static class OneLine
{
    /// <summary>Returns the text with a space for each control character, truncated to a length. If nothing changes, the same string is returned.</summary>
    public static string Sanitize(string text, int maxLength)
    {
        var isShort = text.Length <= maxLength;
        if (isShort && !text.Any(Breaks))
        {
            return text;
        }

        // Does not split a surrogate pair.
        var length = isShort ? text.Length : char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        var line = new StringBuilder(length + 1);
        foreach (var c in text.AsSpan(0, length))
        {
            line.Append(Breaks(c) ? ' ' : c);
        }

        return (isShort ? line : line.Append('…')).ToString();
    }

    // The two ranges are characters that change the direction of the text after them.
    private static bool Breaks(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
