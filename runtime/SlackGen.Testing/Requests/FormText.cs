using System.Text;

namespace SlackGen.Testing;

/// <summary>Reads <c>name=value&amp;…</c> strictly: text that cannot be decoded is an error.</summary>
internal static class FormText
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Adds every pair to the arguments. Duplicate names: the last one wins.</summary>
    /// <returns>Whether all pairs could be decoded.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, bool isLatin1, Dictionary<string, RawArgument> arguments)
    {
        Encoding encoding = isLatin1 ? Encoding.Latin1 : StrictUtf8;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'&');
            var pair = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (pair.IsEmpty)
            {
                continue;
            }

            var split = pair.IndexOf((byte)'=');
            if (Decode(split < 0 ? pair : pair[..split], encoding) is not { Length: > 0 } name
                || Decode(split < 0 ? [] : pair[(split + 1)..], encoding) is not { } value)
            {
                return false;
            }

            arguments[name] = new RawArgument.Text(value);
        }

        return true;
    }

    private static string? Decode(ReadOnlySpan<byte> encoded, Encoding encoding)
    {
        var bytes = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            switch (encoded[i])
            {
                case (byte)'+':
                    bytes[length++] = (byte)' ';
                    break;
                case (byte)'%':
                    if (i + 2 >= encoded.Length || Hex(encoded[i + 1]) is not { } high || Hex(encoded[i + 2]) is not { } low)
                    {
                        return null;
                    }

                    bytes[length++] = (byte)((high << 4) | low);
                    i += 2;
                    break;
                case var plain:
                    bytes[length++] = plain;
                    break;
            }
        }

        try
        {
            return encoding.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static int? Hex(byte digit) => char.IsAsciiHexDigit((char)digit) ? Convert.ToInt32(((char)digit).ToString(), 16) : null;
}
