using System.Globalization;

namespace SlackGen.Tool.Serve;

/// <summary>Puts text of an app or a client in a form in which it cannot be taken for lines of the log.</summary>
internal static class LogText
{
    private const int MaxLength = 100;

    /// <summary>Returns text of one line: control characters, line separators and marks of direction are replaced, and text beyond 100 characters is cut.</summary>
    public static string Clean(string? text)
    {
        var cut = text is { Length: > MaxLength } ? text[..MaxLength] + "…" : text ?? "";
        return string.Create(cut.Length, cut, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = CharUnicodeInfo.GetUnicodeCategory(source[i]) is UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? '\uFFFD' : source[i];
            }
        });
    }
}
