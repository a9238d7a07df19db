using System.Text;
using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Manifest.AppManifests;

/// <summary>Finds what YAML allows and JSON does not: comments, commas after the last value, and texts without double quotes.</summary>
internal sealed class AppManifestJson
{
    private readonly string text;
    private readonly bool isJson;
    private readonly Action<AppManifestMistake> report;
    private readonly StringBuilder cleaned;
    private int position;
    private int line;
    private int lineStart;
    private bool hasUnquoted;

    private AppManifestJson(string text, bool isJson, Action<AppManifestMistake> report) => (this.text, this.isJson, this.report, cleaned) = (text, isJson, report, new(text));

    /// <summary>Reports mistakes, and returns the text with spaces in place of comments and wrong commas, so that YAML's parser reads the rest.</summary>
    /// <param name="text">The text. Without <paramref name="isJson"/>, it is YAML that begins with a brace, where a comment with slashes would be part of a key.</param>
    /// <param name="isJson">Whether the file is JSON by its name, so that programs read it as JSON.</param>
    /// <param name="report">The receiver of mistakes.</param>
    public static string Check(string text, bool isJson, Action<AppManifestMistake> report) => new AppManifestJson(text, isJson, report).Check();

    private string Check()
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case '"' or '\'':
                    SkipQuoted(text[position]);
                    break;
                case '#' or '/' when CommentEnd(position) is { } end:
                    Skip(end, text[position] == '/' || isJson ? "JSON has no comments; remove it, or use a YAML file with comments that begin with '#'." : null);
                    break;
                case ',' when isJson && IsLast(position + 1):
                    Skip(position + 1, "JSON has no comma after the last value; remove it.");
                    break;
                case ',' or ':' or '[' or ']' or '{' or '}':
                    position++;
                    break;
                case var c when char.IsWhiteSpace(c):
                    Step();
                    break;
                default:
                    SkipWord();
                    break;
            }
        }

        return cleaned.ToString();
    }

    private void SkipQuoted(char quote)
    {
        var (start, from) = (position, Here());
        for (position++; position < text.Length && text[position] != quote; Step())
        {
            if (quote == '"' && text[position] == '\\' && position + 1 < text.Length)
            {
                position++;
            }
        }

        position = Math.Min(position + 1, text.Length);
        if (quote == '\'')
        {
            ReportUnquoted(from, text.Substring(start, position - start));
        }
    }

    // A URL without quotes has slashes, and is one word.
    private void SkipWord()
    {
        var (start, from) = (position, Here());
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not (',' or '[' or ']' or '{' or '}') && !(isJson && text[position] is ':' or '"'))
        {
            position++;
        }

        var word = text.Substring(start, Math.Max(1, position - start));
        position = start + word.Length;
        if (word is not ("true" or "false" or "null") && !double.TryParse(word, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            ReportUnquoted(from, word);
        }
    }

    // Once: a file that is not JSON has it everywhere.
    private void ReportUnquoted((int Line, int Column) from, string word)
    {
        if (isJson && !hasUnquoted)
        {
            hasUnquoted = true;
            report(new(new(from.Line, from.Column, line, position - lineStart), $"JSON has text in double quotes only, which {word} is not; use them, or a YAML file."));
        }
    }

    private void Skip(int end, string? message)
    {
        var from = Here();
        for (; position < end; Step())
        {
            if (!IsLineBreak(text[position]))
            {
                cleaned[position] = ' ';
            }
        }

        if (message is not null)
        {
            report(new(new(from.Line, from.Column, line, position - lineStart), message));
        }
    }

    private bool IsLast(int offset)
    {
        while (offset < text.Length)
        {
            if (CommentEnd(offset) is { } end)
            {
                offset = end;
            }
            else if (char.IsWhiteSpace(text[offset]))
            {
                offset++;
            }
            else
            {
                return text[offset] is '}' or ']';
            }
        }

        return false;
    }

    private int? CommentEnd(int start)
    {
        var next = start + 1 < text.Length ? text[start + 1] : ' ';
        if (text[start] == '/' && next == '*')
        {
            return text.IndexOf("*/", start + 2, StringComparison.Ordinal) is >= 0 and var close ? close + 2 : text.Length;
        }

        if (text[start] != '#' && !(text[start] == '/' && next == '/'))
        {
            return null;
        }

        var end = text.IndexOfAny(['\r', '\n'], start);
        return end < 0 ? text.Length : end;
    }

    private (int Line, int Column) Here() => (line, position - lineStart);

    private void Step()
    {
        var c = text[position++];
        if (IsLineBreak(c) && !(c == '\r' && position < text.Length && text[position] == '\n'))
        {
            (line, lineStart) = (line + 1, position);
        }
    }

    // Those that YAML's parser counts.
    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
