using System.Text;

namespace SlackGen;

/// <summary>
/// Text as UTF-8 that maps each byte to its characters in the original text. <see cref="Decode"/> removes one layer of percent-encoding and of JSON and HTML
/// escapes. The result still maps to the original characters, so that a secret in it can be removed from the text.
/// </summary>
internal sealed class EncodedText
{
    private readonly byte[] bytes;
    private readonly int[] starts;
    private readonly int[] ends;
    private int length;

    private EncodedText(int capacity)
    {
        bytes = new byte[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <summary>Creates an instance of the text without decoding.</summary>
    public static EncodedText Create(string text)
    {
        var result = new EncodedText(Encoding.UTF8.GetMaxByteCount(text.Length));
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var end = Math.Min(at + rune.Utf16SequenceLength, text.Length);
            result.Add(rune, at, end);
            at = end;
        }

        return result;
    }

    /// <summary>Returns the range of the original characters for a range of bytes.</summary>
    public (int Start, int End) Locate(int start, int length) => (starts[start], ends[start + length - 1]);

    /// <summary>Returns the text with one layer of encoding removed; null if nothing is encoded.</summary>
    public EncodedText? Decode()
    {
        if (Bytes.IndexOfAny((byte)'%', (byte)'\\', (byte)'&') < 0)
        {
            return null;
        }

        var result = new EncodedText(length);
        var isDecoded = false;
        for (var at = 0; at < length;)
        {
            var (rune, size) = ReadEscape(Bytes[at..]);
            if (size == 0)
            {
                result.Add(bytes[at], starts[at], ends[at]);
                at++;
                continue;
            }

            // Percent-encoding applies to bytes, which may be parts of a character.
            if (bytes[at] == '%')
            {
                result.Add((byte)rune.Value, starts[at], ends[at + size - 1]);
            }
            else
            {
                result.Add(rune, starts[at], ends[at + size - 1]);
            }

            isDecoded = true;
            at += size;
        }

        return isDecoded ? result : null;
    }

    private void Add(byte value, int start, int end) => (bytes[length], starts[length], ends[length++]) = (value, start, end);

    // The capacity suffices: an escape is at least as long as the character that it represents.
    private void Add(Rune rune, int start, int end)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var value in utf8[..rune.EncodeToUtf8(utf8)])
        {
            Add(value, start, end);
        }
    }

    private static (Rune Rune, int Size) ReadEscape(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'%', var high, var low, ..] when TryHex([high, low], out var value) => (new Rune(value), 3),
        [(byte)'\\', (byte)'u', ..] => ReadUnicode(text),
        [(byte)'\\', (byte)'x', var high, var low, ..] when TryHex([high, low], out var value) => (new Rune(value), 4),
        [(byte)'\\', (byte)'n', ..] => (new Rune('\n'), 2),
        [(byte)'\\', (byte)'r', ..] => (new Rune('\r'), 2),
        [(byte)'\\', (byte)'t', ..] => (new Rune('\t'), 2),
        [(byte)'\\', (byte)'b', ..] => (new Rune('\b'), 2),
        [(byte)'\\', (byte)'f', ..] => (new Rune('\f'), 2),
        [(byte)'\\', var c and ((byte)'"' or (byte)'\'' or (byte)'\\' or (byte)'/'), ..] => (new Rune((char)c), 2),
        [(byte)'&', ..] => ReadEntity(text),
        _ => default,
    };

    private static (Rune Rune, int Size) ReadUnicode(ReadOnlySpan<byte> text)
    {
        if (text.Length < 6 || !TryHex(text[2..6], out var first))
        {
            return default;
        }

        if (Rune.TryCreate((char)first, out var rune))
        {
            return (rune, 6);
        }

        return text.Length >= 12 && text[6] == '\\' && text[7] == 'u' && TryHex(text[8..12], out var second) && Rune.TryCreate((char)first, (char)second, out rune)
            ? (rune, 12)
            : (Rune.ReplacementChar, 6);
    }

    private static (Rune Rune, int Size) ReadEntity(ReadOnlySpan<byte> text)
    {
        const int Longest = 10;
        var end = text[..Math.Min(text.Length, Longest)].IndexOf((byte)';');
        if (end < 0)
        {
            return default;
        }

        var name = text[1..end];
        int value;
        if (name is [(byte)'#', (byte)'x' or (byte)'X', .. var hex])
        {
            return TryHex(hex, out value) && Rune.TryCreate(value, out var rune) ? (rune, end + 1) : default;
        }

        if (name is [(byte)'#', .. var digits])
        {
            return System.Buffers.Text.Utf8Parser.TryParse(digits, out value, out var read) && read == digits.Length && Rune.TryCreate(value, out var rune)
                ? (rune, end + 1)
                : default;
        }

        var c = name.SequenceEqual("amp"u8) ? '&'
            : name.SequenceEqual("quot"u8) ? '"'
            : name.SequenceEqual("apos"u8) ? '\''
            : name.SequenceEqual("lt"u8) ? '<'
            : name.SequenceEqual("gt"u8) ? '>'
            : '\0';
        return c == '\0' ? default : (new Rune(c), end + 1);
    }

    private static bool TryHex(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return false;
            }

            value = (value << 4) | (char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return digits.Length is > 0 and <= 6;
    }
}
