using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SlackGen.Apps;

/// <summary>Converts URL-encoded forms to JSON.</summary>
internal static class DeliveryForm
{
    /// <summary>Returns the JSON in the field <c>payload</c>, or all fields as JSON.</summary>
    public static (ReadOnlyMemory<byte> Json, bool IsCommand) ToJson(ReadOnlySpan<byte> form)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(form.Length + 1);
        try
        {
            return Convert(form, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static (ReadOnlyMemory<byte> Json, bool IsCommand) Convert(ReadOnlySpan<byte> form, Span<byte> buffer)
    {
        var output = new ArrayBufferWriter<byte>(form.Length + 64);
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        while (form.Length > 0)
        {
            var end = form.IndexOf((byte)'&');
            var field = end < 0 ? form : form[..end];
            form = end < 0 ? default : form[(end + 1)..];
            if (field.Length == 0)
            {
                continue;
            }

            var equals = field.IndexOf((byte)'=');
            var nameLength = Decode(equals < 0 ? field : field[..equals], buffer);
            var name = Text(buffer[..nameLength]);
            var value = buffer[..(equals < 0 ? 0 : Decode(field[(equals + 1)..], buffer))];
            if (name == "payload")
            {
                return (value.ToArray(), false);
            }

            json.WriteString(name, Text(value));
        }

        json.WriteEndObject();
        json.Flush();
        return (output.WrittenMemory, true);
    }

    // Bytes that are not UTF-8 become U+FFFD, as in every form parser; the writer would refuse them.
    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    // A percent sign without two hexadecimal digits is kept as it is.
    private static int Decode(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            if (b == '+')
            {
                b = (byte)' ';
            }
            else if (b == '%' && i + 2 < text.Length && Hex(text[i + 1]) is >= 0 and var high && Hex(text[i + 2]) is >= 0 and var low)
            {
                b = (byte)((high << 4) | low);
                i += 2;
            }

            target[length++] = b;
        }

        return length;
    }

    private static int Hex(byte b) => (char)b switch
    {
        >= '0' and <= '9' => b - '0',
        >= 'a' and <= 'f' => b - 'a' + 10,
        >= 'A' and <= 'F' => b - 'A' + 10,
        _ => -1,
    };
}
