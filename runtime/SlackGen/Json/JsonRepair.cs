using System.Text;
using System.Text.Unicode;

namespace SlackGen;

/// <summary>
/// A repair of strings in otherwise valid JSON: bytes that are not UTF-8, and escapes of unpaired surrogates, become U+FFFD.
/// </summary>
internal static class JsonRepair
{
    private const int EscapeLength = 6;

    private static ReadOnlySpan<byte> Replacement => "\\ufffd"u8;

    /// <summary>Returns the JSON with decodable strings: the same span if nothing needs a repair.</summary>
    /// <param name="json">JSON whose escapes are well-formed.</param>
    public static ReadOnlySpan<byte> Repair(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        }

        byte[]? repaired = null;
        for (var at = 0; NextEscape(json, ref at); at += EscapeLength)
        {
            var value = Value(json[at..]);
            if (char.IsHighSurrogate(value) && char.IsLowSurrogate(Value(json[(at + EscapeLength)..])))
            {
                at += EscapeLength;
            }
            else if (char.IsSurrogate(value))
            {
                repaired ??= json.ToArray();
                Replacement.CopyTo(repaired.AsSpan(at));
            }
        }

        return repaired ?? json;
    }

    // Moves to the next \u escape.
    private static bool NextEscape(ReadOnlySpan<byte> json, ref int at)
    {
        while (json[at..].IndexOf((byte)'\\') is >= 0 and var plain)
        {
            at += plain;
            if (json[at + 1] == 'u')
            {
                return true;
            }

            at += 2;
        }

        return false;
    }

    // The UTF-16 code unit of a \u escape; zero if there is none.
    private static char Value(ReadOnlySpan<byte> json) =>
        json.Length >= EscapeLength && json[0] == '\\' && json[1] == 'u' ? (char)SlackReader.HexValue(json[2..EscapeLength]) : '\0';
}
