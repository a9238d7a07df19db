using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace SlackGen.Infrastructure;

// Strings and their escapes.
public ref partial struct SlackReader
{
    // Most strings with an escape are URLs of at most this length.
    private const int StackBytes = 256;

    // The UTF-8 bytes of a surrogate pair.
    private const int MaxEscape = 4;

    /// <summary>Reads a string, with the reader at its opening quote.</summary>
    internal string ReadString()
    {
        position++;
        var rest = json[position..];
        var run = PlainRun(rest);
        if (run < 0 || rest[run] != '"')
        {
            return ReadEscapedString();
        }

        position += run + 1;
        return CreateString(rest[..run]);
    }

    private readonly string CreateString(ReadOnlySpan<byte> utf8)
    {
        if (cache is null || utf8.Length > StringCache.MaxLength)
        {
            return Decode(utf8);
        }

        if (utf8.IsEmpty)
        {
            return "";
        }

        if (cache.Find(utf8, out var slot) is { } cached)
        {
            return cached;
        }

        var text = Decode(utf8);
        cache.Put(slot, text);
        return text;
    }

    /// <summary>Reads a string with escapes, or one that does not end. One pass copies plain bytes and decodes escapes.</summary>
    private string ReadEscapedString()
    {
        Span<byte> stack = stackalloc byte[StackBytes];
        var output = stack;
        byte[]? rented = null;
        var length = 0;
        try
        {
            while (true)
            {
                // Space for a vector of plain bytes, and for one decoded escape.
                if (length + Vector128<byte>.Count + MaxEscape > output.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(output.Length * 2);
                    output[..length].CopyTo(larger);
                    ReturnToPool(rented);
                    output = rented = larger;
                }

                var rest = json[position..];
                if (rest.Length >= Vector128<byte>.Count)
                {
                    // The bytes from the first special one on are overwritten.
                    var bytes = Vector128.Create(rest);
                    bytes.CopyTo(output[length..]);
                    var run = Math.Min(BitOperations.TrailingZeroCount(Specials(bytes)), Vector128<byte>.Count);
                    length += run;
                    position += run;
                    if (run == Vector128<byte>.Count)
                    {
                        continue;
                    }
                }

                switch (position < json.Length ? json[position] : throw InvalidJson("a string does not end"))
                {
                    case (byte)'"':
                        position++;
                        return CreateString(output[..length]);
                    case (byte)'\\':
                        length += DecodeEscape(output[length..]);
                        break;
                    case < (byte)' ':
                        throw InvalidJson("a control character stands in a string");
                    case var plain: // Only in the last 15 bytes of the JSON.
                        output[length++] = plain;
                        position++;
                        break;
                }
            }
        }
        finally
        {
            ReturnToPool(rented);
        }
    }

    /// <summary>Decodes one escape and moves past it.</summary>
    /// <returns>The number of bytes written.</returns>
    private int DecodeEscape(scoped Span<byte> output)
    {
        var start = position;
        if (At(start + 1) == '/')
        {
            // Most escapes that Slack sends are slashes of URLs.
            output[0] = (byte)'/';
            position += 2;
            return 1;
        }

        SkipEscape();
        var escape = json[start + 1];
        if (escape != 'u')
        {
            output[0] = Unescaped(escape);
            return 1;
        }

        var rune = ReadRune(json[(start + 2)..], out var used);
        position = start + 2 + used;
        return rune.EncodeToUtf8(output);
    }

    private static void ReturnToPool(byte[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static byte Unescaped(byte escape) => escape switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        var same => same,
    };

    /// <summary>Returns the unescaped bytes of a scanned string. Used for names and scalars, which rarely have escapes.</summary>
    private static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        // The result is never longer: a two-byte escape becomes one byte, and a six-byte escape at most three.
        var result = new byte[raw.Length];
        var length = 0;
        for (var slash = raw.IndexOf((byte)'\\'); slash >= 0; slash = raw.IndexOf((byte)'\\'))
        {
            raw[..slash].CopyTo(result.AsSpan(length));
            length += slash;
            if (raw[slash + 1] != 'u')
            {
                result[length++] = Unescaped(raw[slash + 1]);
                raw = raw[(slash + 2)..];
                continue;
            }

            var rune = ReadRune(raw[(slash + 2)..], out var used);
            length += rune.EncodeToUtf8(result.AsSpan(length));
            raw = raw[(slash + 2 + used)..];
        }

        raw.CopyTo(result.AsSpan(length));
        return result[..(length + raw.Length)];
    }

    // An unpaired surrogate, as at the end of text that was cut within a character, becomes U+FFFD.
    private static Rune ReadRune(ReadOnlySpan<byte> hex, out int used)
    {
        var high = HexValue(hex[..4]);
        used = 4;
        if (!char.IsSurrogate((char)high))
        {
            return new Rune(high);
        }

        if (hex.Length >= 10 && hex[4] == '\\' && hex[5] == 'u')
        {
            var low = HexValue(hex[6..10]);
            if (low >= 0 && Rune.TryCreate((char)high, (char)low, out var rune))
            {
                used = 10;
                return rune;
            }
        }

        return Rune.ReplacementChar;
    }

    internal static int HexValue(ReadOnlySpan<byte> hex) =>
        Utf8Parser.TryParse(hex, out int value, out var used, 'x') && used == 4 ? value : -1;
}
