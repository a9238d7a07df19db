using System.Text;

namespace SlackGen;

/// <summary>The characters of a text that are secret.</summary>
internal sealed class SecretMarks(int length)
{
    /// <summary>What stands in place of a secret that is no token.</summary>
    public const string Secret = "[secret]";

    private const string Token = "[token]";

    private enum Mark : byte
    {
        None,
        Secret,
        Token,
    }

    private readonly Mark[] marks = new Mark[length];

    /// <summary>Gets whether anything is secret.</summary>
    public bool Any { get; private set; }

    /// <summary>Returns whether a value stands where a secret was taken out before.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<byte> value) => value.SequenceEqual("[token]"u8) || value.SequenceEqual("[secret]"u8);

    /// <summary>Marks some bytes of a text, and returns where they end.</summary>
    public int Add(EncodedText text, int start, int size, bool isToken)
    {
        var (from, to) = text.Locate(start, size);
        marks.AsSpan(from..to).Fill(isToken ? Mark.Token : Mark.Secret);
        Any = true;
        return start + size;
    }

    /// <summary>Returns the text with a word in place of each secret, in one line of so many characters at most.</summary>
    public string Apply(string text, int maxLength)
    {
        var line = new StringBuilder(Math.Min(text.Length, maxLength));
        for (var i = 0; i < marks.Length; i++)
        {
            if (line.Length >= maxLength)
            {
                return line.Append('…').ToString();
            }

            if (marks[i] == Mark.None)
            {
                line.Append(char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i]);
                continue;
            }

            line.Append(marks[i] == Mark.Token ? Token : Secret);
            while (i + 1 < marks.Length && marks[i + 1] != Mark.None)
            {
                i++;
            }
        }

        return marks.Length < text.Length ? line.Append('…').ToString() : line.ToString();
    }
}
