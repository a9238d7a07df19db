using System.Text;

namespace SlackGen;

/// <summary>The set of secret characters of a text.</summary>
internal sealed class SecretMarks(int length)
{
    /// <summary>The placeholder for a secret that is not a token.</summary>
    public const string Secret = "[secret]";

    private const string Token = "[token]";

    private enum Mark : byte
    {
        None,
        Secret,
        Token,
    }

    private readonly Mark[] marks = new Mark[length];

    /// <summary>Gets whether any character is secret.</summary>
    public bool Any { get; private set; }

    /// <summary>Returns whether a value is the placeholder of a secret that was removed before.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<byte> value) => value.SequenceEqual("[token]"u8) || value.SequenceEqual("[secret]"u8);

    /// <summary>Marks a range of bytes as secret and returns its end.</summary>
    public int Add(EncodedText text, int start, int size, bool isToken)
    {
        var (from, to) = text.Locate(start, size);
        marks.AsSpan(from..to).Fill(isToken ? Mark.Token : Mark.Secret);
        Any = true;
        return start + size;
    }

    /// <summary>Returns the text on one line, with a placeholder for each secret.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The length in characters at which the text is cut.</param>
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
