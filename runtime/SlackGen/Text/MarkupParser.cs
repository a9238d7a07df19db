using System.Buffers;

namespace SlackGen;

/// <summary>Splits a text into parts in one pass. No character is read more than a constant number of times.</summary>
/// <param name="text">The text.</param>
internal sealed class MarkupParser(string text)
{
    private const string Fence = "```";

    // Custom names have up to 100 characters.
    private const int MaxEmojiLength = 100;

    private static readonly SearchValues<char> Marks = SearchValues.Create("<:`");

    private readonly List<SlackTextPart> parts = [];
    private int plainBegin;
    private int codeEnd;

    public IReadOnlyList<SlackTextPart> Parse()
    {
        for (var i = 0; text.AsSpan(i).IndexOfAny(Marks) is var step and >= 0;)
        {
            i += step;
            if (FindPart(i) is { } part)
            {
                AddPlain(i);
                parts.Add(part);
                i += part.Source.Length;
                plainBegin = i;
            }
            else
            {
                i += text[i] == '`' ? EnterCode(i) : 1;
            }
        }

        AddPlain(text.Length);
        return parts;
    }

    private void AddPlain(int end)
    {
        if (end > plainBegin)
        {
            parts.Add(new SlackPlainTextPart(text[plainBegin..end]));
        }
    }

    private SlackTextPart? FindPart(int at) => text[at] switch
    {
        // Slack escapes both brackets in text, so a second < says that the first one is text.
        '<' when text.AsSpan(at + 1).IndexOfAny('<', '>') is var length and > 0 && text[at + 1 + length] == '>' => MarkupReference.Read(text.Substring(at, length + 2)),
        ':' when at >= codeEnd => FindEmoji(at),
        _ => null,
    };

    // Emoji in code are text. Code that does not end is none.
    private int EnterCode(int at)
    {
        if (at < codeEnd)
        {
            return 1;
        }

        if (text.AsSpan(at).StartsWith(Fence, StringComparison.Ordinal))
        {
            // A search without a result is the last one: there are no more fences.
            codeEnd = text.IndexOf(Fence, at + Fence.Length, StringComparison.Ordinal) is var end and >= 0 ? end + Fence.Length : codeEnd;
            return Fence.Length;
        }

        // The next mark is where the next search begins.
        var length = text.AsSpan(at + 1).IndexOfAny('`', '\n');
        codeEnd = length > 0 && text[at + 1 + length] == '`' ? at + length + 2 : codeEnd;
        return 1;
    }

    private SlackEmoji? FindEmoji(int at)
    {
        var length = NameLength(at + 1);
        if (length == 0 || IsInWord(at))
        {
            return null;
        }

        var end = at + length + 2;
        var tone = SkinTone(end);
        var whole = tone is null ? end : end + ":skin-tone-2:".Length;
        return whole < text.Length && char.IsLetterOrDigit(text[whole]) ? null : new SlackEmoji(text[at..whole], text.Substring(at + 1, length), tone);
    }

    // As in a:b: and in a::b::c. The colon at the end of an emoji is none of a word.
    private bool IsInWord(int at)
    {
        while (at > plainBegin && text[at - 1] == ':')
        {
            at--;
        }

        return at > 0 && char.IsLetterOrDigit(text[at - 1]);
    }

    // The length of a name before a colon; 0 if there is none. Numbers, as in 10:30:15, are no names, but :100: is one.
    private int NameLength(int begin)
    {
        var hasLetter = false;
        var end = begin;
        while (end < text.Length && end - begin <= MaxEmojiLength && (IsLetter(text[end]) || text[end] is (>= '0' and <= '9') or '_' or '+' or '-' or '\''))
        {
            hasLetter |= IsLetter(text[end]);
            end++;
        }

        var isName = end > begin && end - begin <= MaxEmojiLength && end < text.Length && text[end] == ':'
            && (hasLetter || text.AsSpan(begin, end - begin) is "+1" or "-1" or "100");
        return isName ? end - begin : 0;
    }

    private int? SkinTone(int at) =>
        text.AsSpan(at).StartsWith(":skin-tone-", StringComparison.Ordinal) && at + 12 < text.Length && text[at + 11] is >= '2' and <= '6' && text[at + 12] == ':'
            ? text[at + 11] - '0'
            : null;

    private static bool IsLetter(char character) => char.IsLetter(character) && !char.IsUpper(character);
}
